// The matrix follows the filters, and the arrow keys go from cell to cell.
const table = document.querySelector("#matrix table");
const cells = table ? [...table.querySelectorAll("td[data-c]")].map((cell) => ({ cell, c: +cell.dataset.c, t: +cell.dataset.t, shown: null })) : [];
const lines = table ? [...table.rows].filter((row) => row.className !== "section").map((row) => [...row.cells]) : [];

function count() {
  const found = new Map();
  for (const one of chosen) {
    const key = one.kase * page.themes.length + one.theme;
    if (!found.has(key)) found.set(key, new Array(page.signs.length).fill(0));
    found.get(key)[one.sign] += 1;
  }
  return found;
}

function drawMatrix() {
  const { themes, kase } = filters();
  const out = (c, t) => (themes !== null && !themes.has(t)) || (kase !== null && c !== kase);
  const found = count();
  const first = chosen === passages; // as it was written
  for (const one of cells) {
    one.cell.hidden = out(one.c, one.t);
    const counts = found.get(one.c * page.themes.length + one.t);
    const key = counts ? counts.join() : "";
    if (one.shown === null && first) target(one.cell).tabIndex = -1;
    else if (one.shown !== key) fill(one.cell, one.c, one.t, counts);
    one.shown = key;
  }
  if (!table) return;
  for (const head of table.querySelectorAll("th[data-t]")) head.hidden = themes !== null && !themes.has(+head.dataset.t);
  for (const head of table.querySelectorAll("th[data-c]")) head.hidden = kase !== null && +head.dataset.c !== kase;
  for (const head of table.querySelectorAll("th[data-first]")) {
    let span = 0;
    for (let t = +head.dataset.first; t <= +head.dataset.last; t++) span += themes === null || themes.has(t);
    head.hidden = span === 0;
    head.colSpan = span || 1;
  }
  for (const row of lines) row[0].parentElement.hidden = row.every((cell) => cell.hidden);
  for (const body of table.tBodies) body.hidden = [...body.rows].every((row) => row.hidden || row.className === "section");
  rove(null);
}

function fill(cell, c, t, counts) {
  cell.replaceChildren();
  if (!counts) return;
  const link = make("a", { href: `#cel-${c}-${t}`, tabindex: "-1" });
  const said = [];
  counts.forEach((n, sign) => {
    if (!n) return;
    const [label, mark, kind] = page.signs[sign];
    said.push(`${n} ${label}`);
    link.append(make("i", { class: kind }, mark + n));
  });
  link.setAttribute("aria-label", said.join(", "));
  cell.append(link);
}

// One cell at a time can be reached with Tab; the arrows move on from there.
let roving = null;
const target = (cell) => cell.querySelector("a") || cell;

function rove(cell) {
  for (const old of table ? table.querySelectorAll('[tabindex="0"]') : []) old.tabIndex = -1;
  if (cell) roving = cell;
  if (!roving || roving.hidden || (!cell && !roving.querySelector("a"))) roving = (cells.find((one) => !one.cell.hidden && one.shown) || {}).cell;
  if (roving) target(roving).tabIndex = 0;
}

function move(cell, down, right) {
  const shown = lines.map((row) => row.filter((one) => !one.hidden)).filter((row) => row.length);
  const y = shown.findIndex((row) => row.includes(cell));
  const x = shown[y].indexOf(cell);
  const clamp = (n, top) => Math.max(0, Math.min(n, top));
  const next = shown[clamp(y + down, shown.length - 1)][clamp(x + right, shown[y].length - 1)];
  rove(next);
  target(next).focus();
  target(next).scrollIntoView({ block: "nearest", inline: "nearest" });
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -Infinity], End: [0, Infinity] };
if (table) {
  for (const link of table.querySelectorAll("th a")) link.tabIndex = -1;
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th:not([colspan])");
    const step = STEPS[event.key];
    if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(cell, ...step);
  });
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td, th:not([colspan])");
    if (cell && cell !== roving) rove(cell);
  });
}
