/* What somebody types is kept by this machine until the portal has saved it: a session that is over, a lost
   connection or a closed lid loses nothing. It is offered again when the page is next opened by the same
   person, and to nobody else: the key holds the person.

   data-kept         on a form: it is kept; with data-autosave, saving.js says when
   data-kept-goes-on on a form that sends on what a kept form of this address sent
   data-keeps-choices on the form of a list: what was ticked and chosen is there again where the act failed */

const PAUSE = 400; // milliseconds after the last change
const OLDEST = 30 * 24 * 3600_000; // what nobody asked for in a month goes
const PREFIX = "kept:";
const SENT = "kept-sent";
const CHOICES = "kept-choices";

const address = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
const keyOf = (form) => `${PREFIX}${document.body.dataset.person}:${address(form)}`;

/* Storage may be full or forbidden: then the browser's own question must do. */
function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

const forget = (key) => tried(() => localStorage.removeItem(key));
const read = (key) => tried(() => JSON.parse(localStorage.getItem(key)));

/* What stands in a form, without its token, its files and what must not be kept. */
function entriesOf(form) {
  const secret = [...form.querySelectorAll("input[type=password]")].map((input) => input.name);
  return [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && !secret.includes(name),
  );
}

const keep = (form) =>
  tried(() => localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), entries: entriesOf(form) })));

/* What is said, without the names of this page's inputs: whether two pages say the same. */
function words(entries) {
  const beside = ["opened", "order", "seen"];
  return JSON.stringify(
    entries
      .filter(([name, value]) => !beside.includes(name) && !/-(line|seen|[A-Z]+_FORMS)$/.test(name) && value.trim())
      .map(([name, value]) => [name.replace(/^line-[^-]*-/, "line-"), value.trim().replace(/\r\n/g, "\n")]),
  );
}

/* Offers what was kept: `restore` is called when the person wants it. */
function offer(form, kept, restore) {
  form.prepend(document.getElementById("kept-notice").content.cloneNode(true));
  const notice = form.querySelector("[data-kept-offered]");
  const when = new Date(kept.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
  notice.querySelector("[data-kept-when]").textContent = ` (${when})`;
  notice.querySelector("[data-kept-files]").hidden = !form.querySelector("input[type=file]");
  notice.querySelector("[data-kept-restore]").addEventListener("click", () => {
    notice.remove();
    restore(kept);
  });
  notice.querySelector("[data-kept-drop]").addEventListener("click", () => {
    forget(keyOf(form));
    notice.remove();
  });
}

/* The page is asked for anew with what was kept, as if it had been sent from there by this button. */
function sendAgain(form, entries, [name, value]) {
  const again = document.createElement("form");
  again.method = "post";
  again.action = address(form) + location.search;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const [each, said] of [...entries, ["csrfmiddlewaretoken", token], [name, value]]) {
    const input = document.createElement("textarea");
    input.name = each;
    input.value = said;
    again.append(input);
  }
  again.hidden = true;
  document.body.append(again);
  again.submit();
}

function fill(form, entries) {
  const said = new Map();
  for (const [name, value] of entries) said.set(name, [...(said.get(name) ?? []), value]);
  for (const input of form.elements) {
    if (!input.name || ["submit", "button", "file", "password"].includes(input.type)) continue;
    if (input.name === "csrfmiddlewaretoken") continue;
    const values = said.get(input.name) ?? [];
    if (["checkbox", "radio"].includes(input.type)) input.checked = values.includes(input.value);
    else if (input.type === "select-multiple") {
      for (const option of input.options) option.selected = values.includes(option.value);
    } else if (values.length) input.value = values.shift();
  }
}

function restore(form, { entries }) {
  const more = entries.some(([name]) => !form.elements.namedItem(name));
  const grows = form.querySelector("button[name=add]");
  if (more && grows) return sendAgain(form, entries, ["add", grows.value]);
  fill(form, entries);
  form.dispatchEvent(new Event("change", { bubbles: true }));
  form.elements[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  return keep(form);
}

/* --- Forms that do not save themselves --- */

let timer = null;

function changed(form) {
  if (!form?.matches("form[data-kept]:not([data-autosave])")) return;
  clearTimeout(timer);
  timer = setTimeout(() => form.isConnected && keep(form), PAUSE);
}

for (const name of ["input", "change"]) document.addEventListener(name, (event) => changed(event.target.form));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-kept], form[data-kept-goes-on]")) return;
  clearTimeout(timer);
  if (form.matches("[data-kept]:not([data-autosave])")) keep(form);
  tried(() => sessionStorage.setItem(SENT, keyOf(form)));
});

/* --- Choices on lists --- */

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-keeps-choices]")) return;
  const said = { key: keyOf(form), entries: entriesOf(form) };
  tried(() => sessionStorage.setItem(CHOICES, JSON.stringify(said)));
});

/* Back on the list because the act failed or was given up, its choices are there again. */
function chooseAgain() {
  const said = tried(() => JSON.parse(sessionStorage.getItem(CHOICES)));
  const form = [...document.querySelectorAll("form[data-keeps-choices]")].find((one) => keyOf(one) === said?.key);
  if (!form) return;
  tried(() => sessionStorage.removeItem(CHOICES));
  const gaveUp = document.referrer && new URL(document.referrer).pathname === address(form);
  const failed = document.querySelector("#messages .notice--error, #messages .notice--warning");
  const done = document.querySelector("#messages .notice--success");
  if (!done && (failed || gaveUp)) fill(form, said.entries);
}

/* A form that came back with one row more is as unsaved as the one it stands for. */
document.addEventListener("htmx:afterSwap", () => {
  for (const form of document.querySelectorAll("form[data-kept][data-unsaved]")) changed(form);
});

/* The page after a form was sent says whether it is saved. */
function takeStock() {
  const sent = tried(() => sessionStorage.getItem(SENT));
  tried(() => sessionStorage.removeItem(SENT));
  if (sent && document.querySelector("#messages .notice--success")) forget(sent);
  for (const key of tried(() => Object.keys(localStorage)) ?? []) {
    if (key.startsWith(PREFIX) && Date.now() - (read(key)?.at ?? 0) > OLDEST) forget(key);
  }
  for (const form of document.querySelectorAll("form[data-kept]:not([data-autosave])")) {
    const kept = read(keyOf(form));
    const cameBack = form.matches("[data-unsaved]") || document.querySelector(".form-problems, .is-invalid");
    if (cameBack) keep(form);
    else if (kept && words(kept.entries) === words(entriesOf(form))) forget(keyOf(form));
    else if (kept) offer(form, kept, (it) => restore(form, it));
  }
}

if (document.body.dataset.person) {
  takeStock();
  chooseAgain();
}

window.portalKept = { entriesOf, keep, offer, sendAgain, words, read: (form) => read(keyOf(form)), forget: (form) => forget(keyOf(form)) };
