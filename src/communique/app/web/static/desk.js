// Keys and cross-lighting for the desk. Every page works without this file.
"use strict";

const editing = () => /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");

const stops = () => [...document.querySelectorAll(".events .row .what > a:first-child, .note, table.plain tbody a")];

function step(by) {
  const all = stops();
  const here = all.indexOf(document.activeElement);
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (editing() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") location.assign("/help");
  else if (event.key === "/") {
    document.querySelector("form.sentence select, form.sentence input")?.focus();
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
