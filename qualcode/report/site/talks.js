// An interview with what was coded in it: the words marked, the labels in the margin.
let shownTalk = null;

function marked(text, here, n) {
  const spans = here.flatMap((one) => one.pieces.filter(([turn]) => turn === n).map(([, start, end]) => ({ one, start, end })));
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, k) => {
    const words_ = text.slice(start, cuts[k + 1]);
    const over = spans.filter((span) => span.start <= start && cuts[k + 1] <= span.end).map((span) => span.one);
    if (!over.length) return words_;
    const kinds = new Set(over.map((one) => page.signs[one.sign][2]));
    return make("mark", { class: kinds.size === 1 ? [...kinds][0] : "mixed", "data-of": over.map((one) => one.number).join(" ") }, words_);
  });
}

function label(one) {
  const [, mark, kind] = page.signs[one.sign];
  const summary = make("summary", {}, make("b", { class: kind, "aria-hidden": "true" }, mark || "•"), ` ${page.themes[one.theme][1]} `, make("small", {}, one.number));
  const about = make("p", {}, badge(one.sign), ` ${stated(one)}`, make("br"), facts(one), " ", make("a", { href: `#thema-${page.themes[one.theme][0]}` }, "Definitie"));
  return make("details", { id: one.number, class: `${kind} ${one.confirmed ? "sure" : "open-to-doubt"}` }, summary, about);
}

function drawTalk(n) {
  const talk = talks[n];
  const here = chosen.filter((one) => one.talk === n);
  const link = (to, text, mark) => (talks[to] ? [make("a", { href: `#${talks[to].number}` }, mark ? `${text} ${mark}` : text)] : []);
  const head = make("h3", { id: talk.number, tabindex: "-1" }, `${talk.number} · ${talk.speaker}`);
  const about = make("p", { class: "note" }, `${page.cases[talk.kase]} · ${say(words.words, { n: talk.count })}`, talk.note ? ` · ${talk.note}` : "");
  const turns = talk.turns.map(([speaker, asks, text], k) => {
    const labels = here.filter((one) => (one.pieces.length ? one.pieces[0][0] : 0) === k);
    const said = make("div", { class: "said" }, make("p", {}, make("b", {}, speaker), " ", ...marked(text, here, k)));
    const turn = make("div", { class: asks ? "turn asks" : "turn" }, make("p", { class: "n" }, String(k + 1)), said);
    if (labels.length) turn.append(make("div", { class: "margin" }, ...labels.map(label)));
    return turn;
  });
  const around = make("p", { class: "around" }, make("a", { href: "#gesprekken" }, words.back), ...link(n - 1, words.previous), ...link(n + 1, words.next));
  $("talk").replaceChildren(around, head, about, ...turns, around.cloneNode(true));
  shownTalk = n;
}

function point(number, on) {
  for (const mark of $("talk").querySelectorAll("mark[data-of]")) {
    if (mark.dataset.of.split(" ").includes(number)) mark.classList.toggle("pointed", on);
  }
}

// The words of a label stand out while it is open or pointed at; a click on words opens their labels.
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  $("talk").addEventListener(name, (event) => {
    const of = event.target.closest("details");
    if (of && !of.open) point(of.id, on);
  });
}
$("talk").addEventListener("toggle", (event) => point(event.target.id, event.target.open), true);
$("talk").addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-of]");
  if (!mark) return;
  const labels = mark.dataset.of.split(" ").map($);
  const open = !labels.every((one) => one.open);
  for (const one of labels) one.open = open;
});
