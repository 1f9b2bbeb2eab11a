// Draws the statements of an answer, each with a button per citation, and the sources by name below them.
// All text goes in as text, never as HTML. The words with a meaning (terms.js) are laid before this file.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function markButton(mark, place, data, report) {
  const active = mark.number === data.active;
  const button = element("button", active ? "mark active" : "mark", `[${mark.number}]`);
  button.type = "button";
  button.dataset.mark = `${place}-${mark.number}`;
  button.title = mark.label;
  button.setAttribute("aria-label", mark.label);
  if (active) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => report(mark.number));
  return button;
}

function drawStatements(data, report) {
  const parts = [];
  let list = null;
  data.statements.forEach((statement, index) => {
    const node = element(statement.item ? "li" : "p");
    const words = element("span", "words");
    words.append(...textNodes(statement.text, statement.parts));
    node.append(words);
    for (const mark of statement.marks) node.append("\u00a0", markButton(mark, index, data, report));
    if (!statement.item) {
      list = null;
      parts.push(node);
      return;
    }
    if (!list) parts.push((list = element("ul")));
    list.append(node);
  });
  return parts;
}

function sourceLine(source, data, report) {
  const line = element("li");
  const marks = element("span", "marks");
  for (const mark of source.marks) marks.append(markButton(mark, "source", data, report));
  const open = element("button", "place");
  open.type = "button";
  open.dataset.mark = `place-${source.marks[0].number}`;
  open.setAttribute("aria-label", source.marks[0].label);
  open.append(element("span", "title", source.title), element("span", "detail", source.detail));
  open.addEventListener("click", () => report(source.marks[0].number));
  line.append(marks, open);
  return line;
}

function drawSources(data, report) {
  const box = element("div", "sources");
  const list = element("ul");
  list.setAttribute("aria-label", data.sources_label);
  for (const source of data.sources) list.append(sourceLine(source, data, report));
  box.append(element("div", "label", data.sources_label), list);
  return box;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cited");
  root.lang = data.language;
  const report = (number) => setTriggerValue("cite", number);
  const focused = root.getRootNode().activeElement?.dataset?.mark;
  root.replaceChildren(...drawStatements(data, report));
  if (data.sources.length) root.append(drawSources(data, report));
  if (focused) root.querySelector(`[data-mark="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
