// Draws the statements of an answer with a button for each citation mark. All text goes in as text, never as HTML.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function markButton(mark, active, report) {
  const button = element("button", "mark" + (mark.number === active ? " active" : ""), `[${mark.number}]`);
  button.type = "button";
  button.dataset.number = mark.number;
  button.setAttribute("aria-label", mark.label);
  button.title = mark.label;
  if (mark.number === active) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => report(mark.number));
  return button;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cited");
  root.lang = data.language;
  const report = (number) => setTriggerValue("cite", number);
  let list = null;
  const parts = [];
  for (const statement of data.statements) {
    const node = element(statement.item ? "li" : "p");
    node.append(element("span", "words", statement.text));
    for (const mark of statement.marks) node.append("\u00a0", markButton(mark, data.active, report));
    if (statement.item) {
      if (!list) parts.push((list = element("ul")));
      list.append(node);
    } else {
      list = null;
      parts.push(node);
    }
  }
  const focused = root.getRootNode().activeElement?.dataset?.number;
  root.replaceChildren(...parts);
  if (focused) root.querySelector(`[data-number="${Number(focused)}"]`)?.focus({ preventScroll: true });
}
