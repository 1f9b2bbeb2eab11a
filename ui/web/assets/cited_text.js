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

// A list in the last item of the one around it, or else on its own.
function listWithin(around, parts) {
  const list = element("ul");
  if (around?.lastElementChild) around.lastElementChild.append(list);
  else parts.push(list);
  return list;
}

function drawStatements(data, report) {
  const parts = [];
  const lists = [];
  data.statements.forEach((statement, index) => {
    const node = element(statement.level ? "li" : "p");
    const words = element("span", "words");
    words.append(...textNodes(statement.text, statement.parts));
    node.append(words);
    for (const mark of statement.marks) node.append("\u00a0", markButton(mark, index, data, report));
    lists.length = Math.min(lists.length, statement.level);
    if (!statement.level) {
      parts.push(node);
      return;
    }
    while (lists.length < statement.level) lists.push(listWithin(lists.at(-1), parts));
    lists.at(-1).append(node);
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
  const told = element("span", "told");
  told.append(open);
  if (source.doubt) told.append(element("span", "doubt", source.doubt));
  line.append(marks, told);
  if (source.link) line.append(copyButton(source, data));
  return line;
}

// Drawn here: not every computer has a sign for copying, or one for done, in its fonts.
const COPY = "M5 2h8v9h-2V4H5V2zm-2 3h7v9H3V5zm2 2v5h3V7H5z";
const DONE = "M6.5 12.5 2 8l1.5-1.5 3 3 6-6L14 5z";

function icon(path) {
  const [sign, line] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  sign.setAttribute("viewBox", "0 0 16 16");
  sign.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  line.setAttribute("fill-rule", "evenodd");
  sign.append(line);
  return sign;
}

// Puts the full address of a source on the clipboard; without permission it is shown to be copied by hand.
function copyButton(source, data) {
  const button = element("button", "copy");
  button.type = "button";
  const say = (path, words) => {
    button.replaceChildren(icon(path));
    button.title = words;
    button.setAttribute("aria-label", words);
  };
  say(COPY, source.copy);
  button.addEventListener("click", async () => {
    const address = new URL(source.link, location.origin + location.pathname.replace(/[^/]*$/, "")).href;
    try {
      await navigator.clipboard.writeText(address);
      say(DONE, data.copied);
      setTimeout(() => say(COPY, source.copy), 2500);
    } catch {
      const field = element("input", "address");
      field.readOnly = true;
      field.value = address;
      field.setAttribute("aria-label", data.copy_by_hand);
      button.replaceWith(field);
      field.select();
    }
  });
  return button;
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
