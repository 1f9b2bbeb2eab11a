// Search within the drawn text of the reader: every hit is coloured, next and previous go from one to the other.

const HIT = "wegwijzer-hit";
const NOW = "wegwijzer-hit-now";
const FEWEST = 2; // characters
const PAUSE = 150; // milliseconds after the last key
const MOST = 2000; // hits

// Small letters without accents, one character for each character of the text, so that places stay the same.
function fold(text) {
  let folded = "";
  for (const character of text) {
    const plain = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const one = /\s/u.test(character) ? " " : plain.length === character.length ? plain : character;
    folded += one;
  }
  return folded;
}

// The text of each paragraph, item, heading and cell, with the text nodes that it is made of.
function indexText(body) {
  return [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, .words, td, th")].map((block) => {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    return { nodes, text: fold(text) };
  });
}

function place(nodes, offset) {
  let found = nodes[0];
  for (const one of nodes) if (one.start <= offset) found = one;
  return [found.node, Math.min(offset - found.start, found.node.data.length)];
}

function findAll(blocks, wanted) {
  const ranges = [];
  for (const block of blocks) {
    for (let at = block.text.indexOf(wanted); at !== -1; at = block.text.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(...place(block.nodes, at));
      range.setEnd(...place(block.nodes, at + wanted.length));
      ranges.push(range);
      if (ranges.length >= MOST) return ranges;
    }
  }
  return ranges;
}

function paint(name, ranges) {
  if (!window.CSS?.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

// Sets up the search bar; gives back what to call when the text was drawn anew, and when it goes away.
function setUpSearch(root, body, words, scrollTo) {
  const bar = root.querySelector(".search");
  const [input, count] = [bar.querySelector("input"), bar.querySelector(".count")];
  const [previous, next] = [bar.querySelector(".previous"), bar.querySelector(".next")];
  bar.querySelector("label span").textContent = words.search;
  input.placeholder = words.search_placeholder;
  for (const [button, text] of [[previous, words.search_previous], [next, words.search_next]]) {
    button.title = text;
    button.setAttribute("aria-label", text);
  }
  const state = { blocks: null, wanted: "", ranges: [], at: -1, timer: 0 };
  const tell = () => {
    const found = state.ranges.length;
    previous.disabled = next.disabled = found === 0;
    const place = words.search_count.replace("{index}", state.at + 1).replace("{count}", found);
    count.textContent = state.wanted.length < FEWEST ? "" : found ? place : words.search_none;
    paint(HIT, state.ranges);
    paint(NOW, state.at >= 0 ? [state.ranges[state.at]] : []);
  };
  const go = (by) => {
    if (!state.ranges.length) return;
    state.at = (state.at + by + state.ranges.length) % state.ranges.length;
    tell();
    scrollTo(state.ranges[state.at]);
  };
  const find = () => {
    const wanted = fold(input.value.trim().replace(/\s+/g, " "));
    if (state.wanted === wanted) return false;
    state.blocks ??= indexText(body);
    state.wanted = wanted;
    state.ranges = wanted.length < FEWEST ? [] : findAll(state.blocks, wanted);
    state.at = -1;
    tell();
    return true;
  };
  const search = () => find() && go(1);
  input.oninput = () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(search, PAUSE);
  };
  input.onkeydown = (event) => {
    if (event.key === "Escape") input.value = "";
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    clearTimeout(state.timer);
    if (find()) go(1);
    else if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
  };
  previous.onclick = () => go(-1);
  next.onclick = () => go(1);
  tell();
  return {
    refresh() {
      state.blocks = null;
      state.wanted = null;
      find();
    },
    clear() {
      clearTimeout(state.timer);
      paint(HIT, []);
      paint(NOW, []);
    },
  };
}
