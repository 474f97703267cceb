// Search of a published site: the index is a script beside this one, and words never leave the page.
"use strict";

const CJK = "\\u1100-\\u11ff\\u3040-\\u30ff\\u3130-\\u318f\\u3400-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff";
const TOKEN = new RegExp(`[${CJK}]|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, "gu");

const tokens = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase().match(TOKEN) ?? [];

// Pages are kept as steps from one to the next.
function pagesOf(steps) {
  let page = 0;
  return steps.map((step) => (page += step));
}

// All words must be there; the last may be the start of one.
function found(asked) {
  const words = tokens(asked);
  let left = null;
  words.forEach((word, place) => {
    const starts = place === words.length - 1 ? Object.keys(INDEX.words).filter((each) => each.startsWith(word)) : [word];
    const here = new Set(starts.flatMap((each) => pagesOf(INDEX.words[each] ?? [])));
    left = left === null ? here : new Set([...left].filter((page) => here.has(page)));
  });
  const inTitle = (page) => words.filter((word) => tokens(INDEX.pages[page][2]).some((each) => each.startsWith(word))).length;
  return [...(left ?? [])].sort((a, b) => inTitle(b) - inTitle(a) || a - b);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function show(asked) {
  const list = document.getElementById("found");
  const pages = found(asked);
  list.replaceChildren(
    ...pages.slice(0, 50).map((page) => {
      const [kind, address, title, words] = INDEX.pages[page];
      const item = element("li"), heading = element("h2"), link = element("a", title);
      link.href = address;
      heading.append(link);
      item.append(element("p", kind, "kicker"), heading, element("p", words));
      return item;
    }),
  );
  const none = asked ? "Nothing holds all of these words. Try fewer, or the start of one." : "";
  document.getElementById("told").textContent = pages.length ? `${pages.length} found` : none;
}

const field = document.querySelector("input[name=q]");
const asked = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
field.value = asked;
show(asked);
field.addEventListener("input", () => {
  show(field.value);
  history.replaceState(null, "", `#${new URLSearchParams({ q: field.value })}`);
});
document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
