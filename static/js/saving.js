/* A form that saves itself while somebody writes in it. Without this script its buttons do it.

   data-autosave="url"   on the form: where what stands in it is sent, a moment after the last change

   What has not been saved yet this machine keeps (kept.js). */
"use strict";

const { entriesOf, keep: keepForm, offer, sendAgain, words, read, forget: forgetForm } = window.portalKept;
const form = document.querySelector("form[data-autosave]");
const PAUSE = 1500; // milliseconds after the last change
const AGAIN = 15000; // before another attempt, where the connection is lost

const said = form.querySelector("[data-saving-said]");
const otherNotice = form.querySelector("[data-saved-by-other]");

let changes = 0; // counted, so that an answer knows whether it is still about what stands here
let saved = 0;
let timer = null;
let onItsWay = false;
let stopped = false; // somebody else has saved, or nothing may be saved any more

const keep = () => keepForm(form);
const forget = () => forgetForm(form);
const say = (words, tone = "") => {
  said.textContent = words;
  said.dataset.tone = tone;
};

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
      headers: window.portalSession.headers(),
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
  } else if (answer.status === 401) {
    say("Chưa lưu: phiên làm việc đã hết. Những gì đã gõ được giữ trên máy này.", "late");
    window.portalSession.over(() => save());
  } else if (answer.status >= 500) {
    throw new Error("not saved");
  } else {
    stopped = true;
    say("Cổng không nhận lưu nữa (có thể bản này đã nộp). Những gì đã gõ vẫn giữ trên máy này; hãy mở lại trang.", "late");
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

const before = read(form);
if (form.hasAttribute("data-look")) {
  // Two people's work put together: the person looks at it and saves it by the button.
  stopped = true;
  changed();
  say("Chưa lưu: hãy xem bản đã gộp rồi bấm lưu.", "late");
} else if (form.hasAttribute("data-unsaved")) {
  changed();
} else if (before && words(before.entries) === words(entriesOf(form))) {
  forget();
} else if (before) {
  // The page is asked for anew with what was kept, and put together with what is saved by now.
  offer(form, before, ({ entries }) => sendAgain(form, entries, ["together", "1"]));
}
