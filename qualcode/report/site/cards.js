// Fragments as cards, made as far as somebody looks; and the panel that a cell opens.
const STEP = 50;

function badge(sign) {
  const [label, mark, kind] = page.signs[sign];
  const made = make("span", { class: `sign ${kind}` });
  if (mark) made.append(make("b", { "aria-hidden": "true" }, mark), " ");
  made.append(label);
  return made;
}

function facts(one) {
  const said = [one.facets.join(" · "), `${words.coders}: ${one.coders.join(", ")}`];
  if (one.why) said.push(`${words.why}: ${one.why}`);
  return said.filter(Boolean).join(" · ");
}

const stated = (one) => (one.confirmed ? words.confirmed : words.proposed);

function card(one) {
  const [id, label] = page.themes[one.theme];
  const state = make("span", { class: one.confirmed ? "state sure" : "state" }, stated(one));
  const top = make("p", { class: "top" }, badge(one.sign), " ", make("a", { href: `#thema-${id}` }, label), " ", state);
  const where = make("a", { href: `#${one.number}` }, one.number);
  const source = make("p", { class: "source" }, where, ` · ${talks[one.talk].speaker} · ${page.cases[one.kase]}`, make("br"), facts(one));
  return make("li", { class: page.signs[one.sign][2], "data-number": one.number }, top, make("blockquote", {}, say(words.quote, { text: quoted(one) })), source);
}

const unfinished = new Set(); // lists of which more can be shown; paper shows all

function list(place, found) {
  for (const one of unfinished) if (one.place === place) unfinished.delete(one);
  place.replaceChildren();
  if (!found.length) {
    place.append(make("p", { class: "note" }, words.none));
    return;
  }
  const cards = make("ul", { class: "cards" });
  const more = make("button", { type: "button", class: "more" });
  let shown = 0;
  const go = (step) => {
    cards.append(...found.slice(shown, shown + step).map(card));
    shown = Math.min(shown + step, found.length);
    more.hidden = shown >= found.length;
    more.textContent = say(words.more, { n: found.length - shown });
    if (more.hidden) unfinished.delete(entry);
  };
  const entry = { place, go };
  unfinished.add(entry);
  more.addEventListener("click", () => {
    const next = shown;
    go(STEP);
    cards.children[next].querySelector("a").focus();
  });
  place.append(cards, more);
  go(STEP);
}

let listed = null;
function drawList() {
  if (listed !== chosen && !$("fragmenten").hidden) {
    list($("list"), chosen);
    listed = chosen;
  }
}

function openCell(c, t) {
  const found = chosen.filter((one) => one.kase === c && one.theme === t);
  $("panel-head").textContent = say(words.cell, { theme: page.themes[t][1], case: page.cases[c] });
  $("panel-count").replaceChildren(
    ...page.signs.flatMap((_, sign) => {
      const n = found.filter((one) => one.sign === sign).length;
      return n ? [`${n} `, badge(sign), " "] : [];
    }),
  );
  list($("panel-list"), found);
  if (!$("panel").open) $("panel").showModal();
  $("panel").scrollTop = 0;
  $("panel-head").focus();
}

addEventListener("beforeprint", () => {
  for (const { place, go } of [...unfinished]) if (place.checkVisibility()) go(Infinity);
});
