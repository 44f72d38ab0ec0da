/* A session that ends while somebody writes: the person signs in again over the page, and goes on. What
   was typed stays where it is; every form of the page gets the CSRF token of the new session.

   data-person on body              the key of the person whose page this is
   data-session-url on body         answers whether that person is signed in, with the token of now
   data-kept, data-warn-unsaved     on a form: it is sent only after that has been asked */

const person = document.body.dataset.person;
const GOOD_FOR = 300_000; // milliseconds for which an answer is believed when a form is sent
const checked = new WeakMap();
let dialog = null;
let goOn = [];

/* What tells the portal whose page asks. */
const headers = () => ({ "X-Signed-In-As": person, Accept: "application/json" });

function renew(token) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token, "X-Signed-In-As": person }));
}

/* Asks whether the person is still signed in, and takes the token of now. */
async function isSignedIn() {
  const answer = await fetch(document.body.dataset.sessionUrl, { headers: headers(), cache: "no-store" });
  if (answer.ok || answer.status === 401) renew((await answer.json()).token);
  return answer.ok;
}

function say(words) {
  const problem = dialog.querySelector("[data-problem]");
  problem.textContent = words;
  problem.hidden = !words;
}

async function signIn(event) {
  event.preventDefault();
  const form = event.target;
  say("");
  try {
    await isSignedIn(); // somebody may have signed in and out elsewhere: the token must be that of now
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: headers() });
    if (answer.ok) {
      renew((await answer.json()).token);
      finish();
    } else if (answer.status === 422) {
      say((await answer.json()).said);
    } else if (answer.status === 429) {
      say("Đăng nhập tạm khóa vì nhập sai nhiều lần. Vui lòng thử lại sau 15 phút; đừng đóng trang này.");
    } else {
      say("Chưa đăng nhập được. Vui lòng thử lại.");
    }
  } catch {
    say("Mất kết nối với máy chủ. Vui lòng thử lại.");
  }
  form.elements.password.value = "";
  form.elements.password.focus();
}

function finish() {
  dialog.close("signed in");
  const todo = goOn;
  goOn = [];
  for (const step of todo) step();
}

/* The session is over: asks to sign in, and calls `then` once the person has. */
function over(then) {
  if (then) goOn.push(then);
  if (!dialog) {
    document.body.append(document.getElementById("session-over").content.cloneNode(true));
    dialog = document.querySelector("dialog.session-over");
    dialog.querySelector("form").addEventListener("submit", signIn);
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "signed in") goOn = [];
    });
  }
  if (dialog.open) return;
  dialog.returnValue = "";
  say("");
  dialog.showModal();
}

/* Who has signed in in another tab comes back to an open dialog. */
document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible" || !dialog?.open) return;
  try {
    if (await isSignedIn()) finish();
  } catch {
    // Without a connection the dialog stays.
  }
});

/* htmx: answered 401, or 403 because the token is that of a session before. */
document.addEventListener("htmx:responseError", async (event) => {
  if (!person || ![401, 403].includes(event.detail.xhr.status)) return;
  const { elt, triggeringEvent } = event.detail.requestConfig;
  const again = () => triggeringEvent?.type === "click" && elt.isConnected && elt.click();
  // A refusal is no end of a session; a stale token is renewed for the next try.
  const isOver = event.detail.xhr.status === 401 || !(await isSignedIn().catch(() => true));
  if (isOver) over(again);
});

/* A long form is sent once it is known that the portal will take it: otherwise the browser would leave
   the page for that of signing in. */
document.addEventListener(
  "submit",
  async (event) => {
    const form = event.target;
    if (!person || !form.matches("form[data-kept], form[data-warn-unsaved]")) return;
    if (Date.now() - (checked.get(form) ?? 0) < GOOD_FOR) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    const send = () => {
      checked.set(form, Date.now());
      form.requestSubmit(submitter?.isConnected ? submitter : undefined);
    };
    try {
      if (await isSignedIn()) send();
      else over(send);
    } catch {
      document.getElementById("request-failed").hidden = false;
    }
  },
  true,
);

window.portalSession = { headers, over };
