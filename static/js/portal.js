/* What the pages do beyond plain HTML and htmx. Every page works without it.

   data-confirm="sentence"   on a form or its button: asks before sending (hx-confirm does the same)
   data-warn-unsaved         on a form: the browser warns before what was typed is lost
   data-tick-all="name"      on a checkbox: ticks all of that name in its fieldset
   data-choose-rest="value"  on a button: chooses this value in each group of its form that has none yet
   data-quiet-request        on what asks by htmx without being told to: its failing says nothing
   data-remove-row           on a button in the row of a list: the row goes at once
   data-move-row="up"        on a button in the row of a list: the row changes places with its neighbour
   data-place                on a field in a row: where the row stands in its list, from 1

   A row that is put in by htmx gets the focus where its first field has `autofocus`: htmx sees to it. */
"use strict";

const question = document.getElementById("question");

/* Shows the question; calls `go` when the person agrees. */
function ask(sentence, go) {
  question.querySelector("#question-words").textContent = sentence;
  question.returnValue = "no";
  question.addEventListener("close", () => question.returnValue === "yes" && go(), { once: true });
  question.showModal();
}

/* The form that has been agreed to and is on its way. */
let agreed = null;
const unsaved = new Set();

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const sentence = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (sentence && agreed !== form) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(sentence, () => {
        agreed = form;
        form.requestSubmit(event.submitter);
        agreed = null;
      });
    }
  },
  true,
);

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) unsaved.delete(event.target);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-warn-unsaved")) unsaved.add(form);
});

/* A form that came back with one row more is as unsaved as the one it stands for. */
document.addEventListener("htmx:afterSwap", () => {
  for (const form of unsaved) if (!form.isConnected) unsaved.delete(form);
  for (const form of document.querySelectorAll("form[data-unsaved]:not([data-autosave])")) unsaved.add(form);
});

document.addEventListener("change", (event) => {
  const name = event.target.dataset?.tickAll;
  if (!name) return;
  const boxes = event.target.closest("fieldset").querySelectorAll(`input[name="${name}"]`);
  for (const box of boxes) box.checked = event.target.checked;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose-rest]");
  if (!button) return;
  for (const group of button.form.querySelectorAll("fieldset")) {
    if (group.querySelector("input[type=radio]:checked")) continue;
    const choice = group.querySelector(`input[type=radio][value="${button.dataset.chooseRest}"]`);
    if (choice) choice.checked = true;
  }
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

document.addEventListener("htmx:confirm", (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  ask(event.detail.question, () => event.detail.issueRequest(true));
});

/* A form whose rows changed is unsaved, and one that saves itself is told. */
function linesChanged(form) {
  if (form.hasAttribute("data-warn-unsaved")) unsaved.add(form);
  document.dispatchEvent(new CustomEvent("lines:changed"));
}

/* A row goes at once; without this script its button asks the server. The focus goes to a row beside it,
   or to the button after the list, which adds one. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove-row]");
  if (!button) return;
  const form = button.form;
  event.preventDefault();
  const row = button.closest("li");
  const list = row.parentElement;
  const beside = row.previousElementSibling ?? row.nextElementSibling;
  row.remove();
  const next = beside?.querySelector("textarea, select, input:not([type=hidden])") ?? list.nextElementSibling;
  next?.focus();
  linesChanged(form);
});

/* So does one that changes places with its neighbour. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move-row]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest("li");
  const up = button.dataset.moveRow === "up";
  const neighbour = up ? row.previousElementSibling : row.nextElementSibling;
  if (!neighbour) return;
  if (up) neighbour.before(row);
  else neighbour.after(row);
  [...row.parentElement.children].forEach((one, index) => {
    for (const place of one.querySelectorAll("[data-place]")) place.value = index + 1;
  });
  button.focus();
  row.scrollIntoView({ block: "nearest" });
  linesChanged(button.form);
});

/* A request of htmx that came to nothing says so; the next one that succeeds takes it back. */
const failed = document.getElementById("request-failed");
for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const isSessionOver = event.detail.xhr?.status === 401; // session.js asks to sign in again
    if (!isSessionOver && !event.target.closest("[data-quiet-request]")) failed.hidden = false;
  });
}
document.addEventListener("htmx:afterOnLoad", () => (failed.hidden = true));

/* What is wrong with a form that came back is read first. */
document.querySelector(".form-problems")?.focus();

/* An open menu closes by Escape and by a click elsewhere. */
const menu = document.querySelector(".my-menu");
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
