// Keys and cross-lighting for the desk. Every page works without this file.
"use strict";

// On a narrow screen a drawing shows its latest days first.
for (const drawing of document.querySelectorAll(".lanes")) drawing.scrollLeft = drawing.scrollWidth;

const editing = () => /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");

// What j and k step through, on whichever page: rows, notes, accounts, cells, hits, changes, corrections, questions.
const STOPS = [
  ".events .row .what > a:first-child", ".note", "table.plain tbody a", ".hits h2 a", ".things .thing",
  ".acts .act", ".side-by-side thead a", ".matrix tbody summary", ".facts summary",
].join(",");
const stops = () => [...document.querySelectorAll(STOPS)];

function step(by) {
  const all = stops();
  const here = all.findIndex((each) => each.contains(document.activeElement));
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (editing() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") document.querySelector("footer a[href*='help']")?.click();
  else if (event.key === "/") {
    const filter = document.querySelector("form.sentence select, form.sentence input:not([type=hidden])");
    if (filter) filter.focus();
    else document.querySelector(".masthead nav a[href*='search']")?.click();
    event.preventDefault();
  }
});

// In the report reader, words light the notes that cite them, and notes their words.
function light(refs, on) {
  for (const ref of refs) {
    for (const each of document.querySelectorAll(`[data-refs~="${CSS.escape(ref)}"]`)) {
      each.classList.toggle("lit", on);
    }
  }
}

for (const [start, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  for (const [name, on] of [[start, true], [end, false]]) {
    document.addEventListener(name, (event) => {
      const held = event.target instanceof Element ? event.target.closest("[data-refs]") : null;
      if (held) light(held.dataset.refs.split(" "), on);
    });
  }
}

// A form that was opened in place closes in place, and gives the focus back to where it was opened.
function close(form) {
  const opened = form.previousElementSibling?.querySelector(".correct-link") ?? form.closest("tr")?.querySelector(".correct-link");
  form.replaceChildren();
  opened?.focus();
}

document.addEventListener("click", (event) => {
  const leave = event.target instanceof Element ? event.target.closest(".form-place .leave") : null;
  if (!leave) return;
  event.preventDefault();
  close(leave.closest(".form-place"));
});
document.addEventListener("keydown", (event) => {
  const form = event.target instanceof Element ? event.target.closest(".form-place") : null;
  if (form && event.key === "Escape") close(form);
});
// What opens in place takes the focus, so that keyboard and screen reader follow.
document.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target;
  if (target.id === "deriving") return; // asks every few seconds; whoever writes a form meanwhile is left in peace
  const place = target.isConnected ? target : document.querySelector(".form-place .correcting");
  place?.querySelector(".problem, .preview, input:not([type=hidden]), select, textarea")?.focus();
});
