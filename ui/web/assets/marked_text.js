// Draws expected or given texts with the matching words marked. All text goes in as text, never as HTML.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function withRuns(node, runs) {
  for (const run of runs) node.append(run.mark ? element("mark", "", run.text) : document.createTextNode(run.text));
  return node;
}

function quote(block, report) {
  const box = element("figure", "quote");
  const text = withRuns(element("blockquote"), block.runs);
  text.lang = "nl";
  const foot = element("figcaption");
  if (block.open) {
    const button = element("button", "open", block.place);
    button.type = "button";
    button.dataset.open = block.open;
    button.setAttribute("aria-label", block.label);
    button.addEventListener("click", () => report(block.open));
    foot.append(button);
  } else {
    foot.textContent = block.place;
  }
  box.append(text, foot);
  return box;
}

function draw(block, report) {
  if (block.kind === "quote") return quote(block, report);
  if (block.kind === "heading") return element("h4", "", block.text);
  if (block.kind === "fact") {
    const line = element("p", block.found ? "fact found" : "fact missed");
    line.append(element("span", "sign", block.found ? "✓ " : "✗ "), element("span", "", block.text));
    line.append(element("span", "soft", ` (${block.verdict})`));
    return line;
  }
  if (block.kind === "note") return element("p", "soft", block.text);
  const text = withRuns(element("p", "text"), block.runs);
  if (block.language) text.lang = block.language;
  return text;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".marked");
  root.lang = data.language;
  const focused = root.getRootNode().activeElement?.dataset?.open;
  root.replaceChildren(...data.blocks.map((block) => draw(block, (id) => setTriggerValue("open", id))));
  if (focused) root.querySelector(`[data-open="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
