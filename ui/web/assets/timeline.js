// Draws documents on a time line, oldest first; what has no date stands below it. All text goes in as text.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function entry(document, data, report) {
  const line = element("li", "entry");
  const when = element(document.date ? "time" : "span", "when", document.when);
  if (document.date) when.dateTime = document.date;
  const body = element("div", "body");
  const open = element("button", "open", document.title);
  open.type = "button";
  open.lang = data.titles_language;
  open.dataset.id = document.id;
  open.setAttribute("aria-label", document.label);
  open.addEventListener("click", () => report(document.id));
  const facts = element("div", "facts");
  for (const fact of document.facts) facts.append(element("span", fact.badge ? "fact badge" : "fact", fact.text));
  body.append(open, facts);
  line.append(when, body);
  return line;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".timeline");
  root.lang = data.language;
  const focused = root.getRootNode().activeElement?.dataset?.id;
  const report = (id) => setTriggerValue("open", id);
  const parts = [];
  if (data.dated.length) {
    const list = element("ol", "dated");
    list.append(...data.dated.map((one) => entry(one, data, report)));
    parts.push(list);
  }
  if (data.undated.length) {
    parts.push(element("h3", "heading", data.undated_heading));
    const list = element("ul", "undated");
    list.append(...data.undated.map((one) => entry(one, data, report)));
    parts.push(list);
  }
  root.replaceChildren(...parts);
  if (focused) root.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
