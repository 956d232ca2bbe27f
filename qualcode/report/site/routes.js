// What the address asks for, the keys, and the beginning.
const views = ["matrix", "fragmenten", "gesprekken", "codeboek", "verantwoording"];
const FILTERED = new Set(["matrix", "fragmenten", "gesprekken"]);

function show(view) {
  for (const name of views) $(name).hidden = name !== view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${view}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  $("filters").hidden = !FILTERED.has(view);
  drawList();
}

function showTalk(n) {
  show("gesprekken");
  $("talks").hidden = n !== null;
  $("talk").hidden = n === null;
  if (n === null) shownTalk = null;
  else drawTalk(n);
}

function reach(element, { top = false } = {}) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: top ? "start" : "center" });
}

function showPassage(one) {
  if (page.whole) {
    if (!chosen.includes(one)) clear();
    showTalk(one.talk);
    const label = $(one.number);
    label.open = true;
    point(one.number, true);
    reach(label.querySelector("summary"));
    return;
  }
  clear(one.number);
  show("fragmenten");
  reach($("list").querySelector(`[data-number="${CSS.escape(one.number)}"] .source a`) || $("kop-fragmenten"));
}

function route({ first = false } = {}) {
  let asked = location.hash.slice(1);
  try {
    asked = decodeURIComponent(asked);
  } catch {
    // a mistyped address is taken as it stands
  }
  const cell = /^cel-(\d+)-(\d+)$/.exec(asked);
  if (cell && page.cases[cell[1]] !== undefined && page.themes[cell[2]]) {
    show("matrix");
    openCell(Number(cell[1]), Number(cell[2]));
    return;
  }
  if ($("panel").open) $("panel").close("elsewhere");
  if (byNumber.has(asked)) showPassage(byNumber.get(asked));
  else if (page.whole && talkNumbers.has(asked)) {
    showTalk(talkNumbers.get(asked));
    reach($(asked), { top: true });
  } else if (asked.startsWith("thema-") && $(asked)) {
    show("codeboek");
    reach($(asked), { top: true });
  } else if (asked !== "inhoud" || first) {
    const view = views.includes(asked) ? asked : "matrix";
    if (view === "gesprekken") showTalk(null);
    else show(view);
    if (!first) reach($(`kop-${view}`), { top: true });
    scrollTo(0, 0);
  }
}

function clear(text = "") {
  $("filters").reset();
  $("text").value = text;
  apply();
}

function apply() {
  choose();
  drawMatrix();
  drawList();
  if (shownTalk !== null) drawTalk(shownTalk);
}

$("filters").addEventListener("input", apply);
$("text").addEventListener("focus", foldAll);
$("clear").addEventListener("click", () => clear());
$("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  location.hash = "fragmenten";
});
$("ask").addEventListener("click", () => $("help").showModal());
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
}
$("panel").addEventListener("close", () => {
  if (location.hash.startsWith("#cel-")) history.replaceState(null, "", "#matrix"); // so that the same cell can be opened again
  $("panel").returnValue = "";
});

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && event.target === $("text") && $("text").value) {
    $("text").value = "";
    apply();
  } else if (typing) {
    return;
  } else if (event.key === "/") {
    if ($("filters").hidden) show("fragmenten");
    $("text").focus();
  } else if (event.key === "?") {
    $("help").showModal();
  } else return;
  event.preventDefault();
});

$("ask").hidden = false;
$("fold").open = matchMedia("(min-width: 60rem)").matches;
addEventListener("hashchange", () => route());
apply();
route({ first: true });
