// Draws a document with the quoted slice in <mark> elements and scrolls to it. All text goes in as text, never as HTML.

const WIDE = "(min-width: 641px)";
const BAR = 64; // pixels; the height of the bar of Streamlit
const MARGIN = 12;
const GAP = 60;
const FOOT = 48; // where there is no question box at the foot
const LEAST = 260;
const ROOMY = 820; // pixels; from here the outline has room beside the text
const CALM = "(prefers-reduced-motion: reduce)";

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function addRuns(parent, runs) {
  for (const run of runs) parent.append(element(run.mark ? "mark" : "span", "", run.text));
}

function heading(block) {
  const node = element(`h${Math.min(6, block.level + 2)}`, "heading");
  node.dataset.anchor = block.anchor;
  node.tabIndex = -1;
  addRuns(node, block.runs);
  return node;
}

function item(block) {
  const node = element("div", "item");
  node.setAttribute("role", "listitem");
  node.style.setProperty("--depth", block.depth);
  // Dashes, stars and what text recognition made of bullets are drawn as bullets; numbers and letters as they are.
  const marker = element("span", "marker", /^([^\p{L}\p{N}]*|[eo])$/u.test(block.marker) ? "•" : block.marker);
  const words = element("div", "words");
  addRuns(words, block.runs);
  node.append(marker, words);
  return node;
}

function table(block) {
  const frame = element("div", "table");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  const node = element("table");
  for (const row of block.rows) {
    const line = element("tr");
    let column = 0;
    for (const cell of row.cells) {
      for (; column < cell.column; column += 1) line.append(element("td"));
      const box = element(row.header ? "th" : "td");
      if (row.header) box.scope = "col";
      if (cell.span > 1) box.colSpan = cell.span;
      addRuns(box, cell.runs);
      line.append(box);
      column = cell.column + cell.span;
    }
    for (; column < block.width; column += 1) line.append(element("td"));
    node.append(line);
  }
  frame.append(node);
  return frame;
}

function footnote(block, words) {
  const node = element("p", "footnote");
  node.append(element("span", "hidden", `${words.footnote}: `));
  addRuns(node, block.runs);
  return node;
}

function paragraph(block) {
  const node = element("p");
  addRuns(node, block.runs);
  return node;
}

function drawBlocks(blocks, words) {
  const nodes = [];
  let list = null;
  for (const block of blocks) {
    if (block.kind === "item") {
      if (!list) {
        list = element("div", "list");
        list.setAttribute("role", "list");
        nodes.push(list);
      }
      list.append(item(block));
      continue;
    }
    list = null;
    if (block.kind === "heading") nodes.push(heading(block));
    else if (block.kind === "table") nodes.push(table(block));
    else if (block.kind === "footnote") nodes.push(footnote(block, words));
    else if (block.kind === "page") nodes.push(element("div", "page", words.page.replace("{page}", block.page)));
    else nodes.push(paragraph(block));
  }
  return nodes;
}

// node: an element, or a range of the text.
function scrollWithin(body, node, smooth) {
  const top = node.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
  const behavior = smooth && !window.matchMedia(CALM).matches ? "smooth" : "auto";
  body.scrollTo({ top: Math.max(0, top - body.clientHeight / 4), behavior });
}

function drawOutline(root, data, body) {
  const outline = root.querySelector(".outline");
  outline.hidden = data.outline.length === 0;
  outline.querySelector("summary").textContent = data.words.outline;
  const list = outline.querySelector("ul");
  list.replaceChildren(
    ...data.outline.map((entry) => {
      const line = element("li");
      line.style.setProperty("--depth", Math.max(0, entry.level - 1));
      const button = element("button", "jump", entry.title);
      button.type = "button";
      button.dataset.target = entry.anchor;
      button.addEventListener("click", () => {
        const target = body.querySelector(`[data-anchor="${Number(entry.anchor)}"]`);
        if (!target) return;
        if (!isBeside(root)) outline.open = false;
        scrollWithin(body, target, true);
        target.focus({ preventScroll: true });
      });
      line.append(button);
      return line;
    }),
  );
}

function isInView(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= BAR && bottom <= window.innerHeight;
}

// On a page of its own, when there is room, the outline stands beside the text and stays open.
function isBeside(root) {
  return root.classList.contains("own") && root.classList.contains("outlined") && root.clientWidth >= ROOMY;
}

// Says in the outline which section is in sight.
function followOutline(root, body) {
  const top = body.getBoundingClientRect().top + body.clientHeight / 3;
  let current = null;
  for (const node of body.querySelectorAll(".heading")) {
    if (node.getBoundingClientRect().top > top) break;
    current = node.dataset.anchor;
  }
  for (const button of root.querySelectorAll(".jump")) {
    const here = button.dataset.target === current;
    if (here === (button.getAttribute("aria-current") === "true")) continue;
    if (here) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (here && isBeside(root)) {
      const list = button.closest("ul");
      const place = button.getBoundingClientRect().top - list.getBoundingClientRect().top;
      if (place < 0 || place > list.clientHeight - 30) list.scrollTop += place - list.clientHeight / 2;
    }
  }
}

// Puts the full address of the marked passage on the clipboard; without permission it is shown to be copied by hand.
function setUpCopy(root, data) {
  const [button, status, byHand] = [".copy", ".status", ".address"].map((name) => root.querySelector(name));
  button.hidden = !data.link;
  byHand.hidden = true;
  button.textContent = data.words.copy ?? "";
  button.onclick = async () => {
    const address = new URL(data.link, location.origin + location.pathname.replace(/[^/]*$/, "")).href;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = status.textContent = data.words.copied;
      setTimeout(() => (button.textContent = data.words.copy), 2500);
    } catch {
      byHand.hidden = false;
      byHand.setAttribute("aria-label", data.words.copy_by_hand);
      byHand.value = address;
      byHand.select();
    }
  };
}

// The part of the page that scrolls, and how high in it something can stand below the bar of Streamlit.
function scroller(node) {
  let part = node.parentElement;
  while (part && !/auto|scroll/.test(getComputedStyle(part).overflowY)) part = part.parentElement;
  return part ?? document.documentElement;
}

// Streamlit may still be drawing what stands above the reader, which moves it: place it again a few times, until the
// page has settled or the reader takes over.
function keepInPlace(place) {
  const takeover = new AbortController();
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"])
    window.addEventListener(event, () => takeover.abort(), { signal: takeover.signal, passive: true });
  place();
  for (const delay of [200, 600, 1500, 3000]) setTimeout(() => takeover.signal.aborted || place(), delay);
  setTimeout(() => takeover.abort(), 3100);
}

// The reader stays in view while the conversation beside it scrolls, and fills the height between the top of the
// page and the question box. Streamlit has no setting for that; where its page is built differently one day, the
// reader simply stands at the top of its column.
function stayInView(root, body) {
  const box = root.getRootNode().host?.closest(".st-key-reader");
  if (!box?.parentElement) return null;
  const page = scroller(box);
  const top = Math.max(MARGIN, BAR - page.getBoundingClientRect().top);
  const wide = window.matchMedia(WIDE).matches;
  Object.assign(box.parentElement.style, { position: wide ? "sticky" : "static", top: `${top}px` });
  box.style.scrollMarginTop = `${top}px`;
  const above = body.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const below = document.querySelector('[data-testid="stBottom"]')?.offsetHeight ?? FOOT;
  const height = page.clientHeight - top - above - below - GAP;
  body.style.height = `${Math.max(LEAST, Math.round(height))}px`;
  return box;
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".reader");
  const body = root.querySelector(".body");
  root.lang = data.language;
  root.classList.toggle("own", Boolean(data.own_page));
  root.classList.toggle("outlined", data.outline.length > 0);
  body.lang = data.document_language;
  body.setAttribute("aria-label", data.words.body);
  root.querySelector(".back").textContent = data.words.back;
  root.querySelector(".back").hidden = !data.marked;
  root.querySelector(".search").hidden = !data.words.search;
  root.search ??= setUpSearch(root, body, data.words, (range) => scrollWithin(body, range, true));
  if (root.dataset.shown !== data.shown) {
    body.replaceChildren(...drawBlocks(data.blocks, data.words));
    drawOutline(root, data, body);
    root.dataset.shown = data.shown;
    root.search.refresh();
  }
  setUpCopy(root, data);
  const first = () => body.querySelector("mark");
  root.querySelector(".back").onclick = () => first() && scrollWithin(body, first(), true);
  const outline = root.querySelector(".outline");
  const fit = () => {
    if (isBeside(root)) outline.open = true;
    return data.own_page ? null : stayInView(root, body);
  };
  window.addEventListener("resize", fit);
  outline.ontoggle = fit;
  body.onscroll = () => requestAnimationFrame(() => followOutline(root, body));
  requestAnimationFrame(() => {
    const box = fit();
    if (root.dataset.visit === data.visit) return;
    root.dataset.visit = data.visit;
    root.querySelector(".status").textContent = data.words.opened;
    keepInPlace(() => {
      if (first()) scrollWithin(body, first(), false);
      else body.scrollTo({ top: 0 });
      // The page before may have been scrolled; a document begins at its top.
      if (data.own_page && !first()) scroller(root.getRootNode().host ?? root).scrollTo({ top: 0 });
      if (data.own_page && first() && !isInView(first())) root.scrollIntoView({ block: "start" });
      if (box && !data.attached && !window.matchMedia(WIDE).matches) box.scrollIntoView({ block: "start" });
    });
    // The page was laid out anew, so the button that opened the reader has lost the focus: go on from here.
    if (document.activeElement === document.body) body.focus({ preventScroll: true });
  });
  return () => {
    window.removeEventListener("resize", fit);
    root.search.clear();
  };
}
