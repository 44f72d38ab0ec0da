/* A value's passage is shown in the text beside it. Without this script its link jumps there.

   data-passages            the text
   data-passage="names"     a stretch of it, and the passages that cover it
   data-passage-link="name" on a link: shows that passage */
"use strict";

const text = document.querySelector("[data-passages]");

function show(name) {
  const stretches = text.querySelectorAll(`[data-passage~="${CSS.escape(name)}"]`);
  for (const other of text.querySelectorAll(".is-shown")) other.classList.remove("is-shown");
  for (const stretch of stretches) stretch.classList.add("is-shown");
  return stretches[0];
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-passage-link]");
  const first = link && show(link.dataset.passageLink);
  if (!first) return;
  event.preventDefault();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
});

/* Where somebody types, the passage of that value is marked, and scrolled to within the text only. */
document.addEventListener("focusin", (event) => {
  const place = event.target.closest(".read-value, .row-of-part");
  const link = place?.querySelector("[data-passage-link]");
  const first = link && show(link.dataset.passageLink);
  if (first && text.scrollHeight > text.clientHeight) {
    text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - 80;
  }
});

/* On a narrow screen the text stands below all values: a button leads back to the one left. */
const back = document.querySelector("[data-passages-back]");
let left = null;
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-passage-link]");
  if (!link) return;
  left = link;
  back.hidden = false;
});
back.addEventListener("click", () => {
  left.scrollIntoView({ block: "center" });
  left.focus({ preventScroll: true });
});
