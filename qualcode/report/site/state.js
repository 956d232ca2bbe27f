// What the page knows, which fragments are chosen, and how parts of it are made.
const $ = (id) => document.getElementById(id);
const page = JSON.parse($("data").textContent);
const words = page.words;
const talks = page.talks.map(([number, kase, role, speaker, count, note, turns]) => ({ number, kase, role, speaker, count, note, turns }));
const passages = page.passages.map(([number, talk, theme, sign, confirmed, coders, why, quote, facets, pieces], n) => ({
  n, number, talk, theme, sign, confirmed, facets, pieces,
  written: quote,
  kase: talks[talk].kase,
  role: talks[talk].role,
  coders: coders.map((c) => page.coders[c]),
  why: page.reasons[why],
}));
const parts = (one) => one.pieces.map(([turn, start, end]) => talks[one.talk].turns[turn][2].slice(start, end).trim().replace(/\s+/g, " "));
const quoted = (one) => (one.written ||= parts(one).join(" — ")); // a page does not tell twice what is in a turn
const byNumber = new Map(passages.map((one) => [one.number, one]));
const talkNumbers = new Map(talks.map((one, n) => [one.number, n]));
let chosen = passages;

const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// Letters without accents and in small, so that "een" is found in "één".
const fold = (text) => (/^[\x00-\x7f]*$/.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
let folded = null; // made when somebody is about to search
const foldAll = () => (folded ||= passages.map((one) => fold(`${one.number} ${quoted(one)}`)));

function subtree(theme) {
  const found = new Set([theme]);
  page.themes.forEach(([, , parent], n) => found.has(parent) && found.add(n)); // a child stands below its parent
  return found;
}

function filters() {
  const number = (id) => ($(id).value === "" ? null : Number($(id).value));
  const theme = number("theme");
  return {
    themes: theme === null ? null : subtree(theme),
    sign: number("sign"),
    kase: number("case"),
    role: number("role"),
    state: number("state"),
    text: fold($("text").value).split(/\s+/).filter(Boolean),
  };
}

function choose() {
  const { themes, sign, kase, role, state, text } = filters();
  if (text.length) foldAll();
  const open = themes === null && sign === null && kase === null && role === null && state === null && !text.length;
  chosen = open ? passages : passages.filter(
    (one) =>
      (themes === null || themes.has(one.theme)) &&
      (sign === null || one.sign === sign) &&
      (kase === null || one.kase === kase) &&
      (role === null || one.role === role) &&
      (state === null || one.confirmed === state) &&
      text.every((word) => folded[one.n].includes(word)),
  );
  const all = passages.length;
  const n = chosen.length;
  $("count").textContent = n < all ? say(words.of, { n, all }) : all === 1 ? words.one : say(words.all, { all });
}
