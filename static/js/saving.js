/* A form that saves itself while somebody writes in it. Without this script its buttons do it.

   data-autosave="url"   on the form: where what stands in it is sent, a moment after the last change
   data-kept-as="name"   under which this machine keeps what has not been saved yet: a lost connection or
                         a closed lid loses nothing; it is offered again when the page is next opened */
"use strict";

const form = document.querySelector("form[data-autosave]");
const PAUSE = 1500; // milliseconds after the last change
const AGAIN = 15000; // before another attempt, where the connection is lost

const said = form.querySelector("[data-saving-said]");
const keptNotice = form.querySelector("[data-kept]");
const otherNotice = form.querySelector("[data-saved-by-other]");
const keptAs = form.dataset.keptAs;

let changes = 0; // counted, so that an answer knows whether it is still about what stands here
let saved = 0;
let timer = null;
let onItsWay = false;
let stopped = false; // somebody else has saved, or nothing may be saved any more

const say = (words, tone = "") => {
  said.textContent = words;
  said.dataset.tone = tone;
};

/* --- What this machine keeps --- */

function entries() {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
}

function keep() {
  try {
    localStorage.setItem(keptAs, JSON.stringify({ at: Date.now(), entries: entries() }));
  } catch {
    // Without room or leave to keep anything, the browser's own question must do.
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(keptAs));
  } catch {
    return null;
  }
}

const forget = () => {
  try {
    localStorage.removeItem(keptAs);
  } catch {
    // Nothing could be kept either.
  }
};

/* What is said, without the names of this page's inputs: whether two pages say the same. */
function words(entries) {
  return JSON.stringify(
    entries
      .filter(([name, value]) => name !== "opened" && name !== "order" && !name.endsWith("-line") && value.trim())
      .map(([name, value]) => [name.replace(/^line-[^-]*-/, "line-"), value.trim().replace(/\r\n/g, "\n")]),
  );
}

/* The page is asked for anew with what was kept, and put together with what is saved by now. */
function restore({ entries }) {
  const again = document.createElement("form");
  again.method = "post";
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const [name, value] of [...entries, ["csrfmiddlewaretoken", token], ["together", "1"]]) {
    const input = document.createElement("textarea");
    input.name = name;
    input.value = value;
    again.append(input);
  }
  again.hidden = true;
  document.body.append(again);
  again.submit();
}

/* --- Saving --- */

function changed() {
  changes += 1;
  keep();
  if (stopped) return;
  say("Đang sửa…");
  clearTimeout(timer);
  timer = setTimeout(() => save(), PAUSE);
}

async function save(leaving = false) {
  clearTimeout(timer);
  if (onItsWay || stopped || saved === changes) return;
  onItsWay = true;
  const about = changes;
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      redirect: "manual",
      keepalive: leaving, // the page may be gone before the answer comes
    });
    await take(answer, about);
  } catch {
    say("Mất kết nối. Những gì đã gõ được giữ trên máy này và sẽ tự lưu khi có mạng lại.", "late");
    timer = setTimeout(() => save(), AGAIN);
  } finally {
    onItsWay = false;
  }
  if (!stopped && saved !== changes && about !== changes) timer = setTimeout(() => save(), PAUSE);
}

async function take(answer, about) {
  if (answer.ok) {
    const { said: words, opened, lines } = await answer.json();
    if (opened) form.elements.opened.value = opened;
    for (const [token, key] of Object.entries(lines ?? {})) {
      const input = form.elements[`line-${token}-line`];
      if (input) input.value = key;
    }
    saved = about;
    if (saved === changes) {
      forget();
      say(words);
    } else {
      keep();
    }
  } else if (answer.status === 409) {
    stopped = true;
    const { said: words } = await answer.json();
    otherNotice.querySelector("[data-saved-by-other-words]").textContent = words;
    otherNotice.hidden = false;
    otherNotice.scrollIntoView({ block: "center" });
    say("Chưa lưu: có người khác vừa lưu bản này.", "late");
  } else if (answer.status === 422) {
    const { said: words } = await answer.json();
    saved = about; // as far as it goes: the next change tries again
    say(words, "late");
  } else if (answer.status >= 500) {
    throw new Error("not saved");
  } else {
    stopped = true;
    say("Cổng không nhận lưu nữa (có thể bản này đã nộp, hoặc bạn đã đăng xuất). Những gì đã gõ vẫn giữ trên máy này; hãy mở lại trang.", "late");
  }
}

/* --- When --- */

form.addEventListener("input", changed);
form.addEventListener("change", changed);
document.addEventListener("lines:changed", changed);
window.addEventListener("online", () => save());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save(true);
});
/* Sent by a button: it is kept until the portal shows it saved. */
form.addEventListener("submit", () => {
  stopped = true;
  clearTimeout(timer);
  keep();
});

const before = kept();
if (form.hasAttribute("data-look")) {
  // Two people's work put together: the person looks at it and saves it by the button.
  stopped = true;
  changed();
  say("Chưa lưu: hãy xem bản đã gộp rồi bấm lưu.", "late");
} else if (form.hasAttribute("data-unsaved")) {
  changed();
} else if (before && words(before.entries) === words(entries())) {
  forget();
} else if (before) {
  const when = new Date(before.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
  keptNotice.querySelector("[data-kept-when]").textContent = ` (${when})`;
  keptNotice.hidden = false;
  keptNotice.querySelector("[data-kept-restore]").addEventListener("click", () => restore(before));
  keptNotice.querySelector("[data-kept-drop]").addEventListener("click", () => {
    forget();
    keptNotice.hidden = true;
  });
}
