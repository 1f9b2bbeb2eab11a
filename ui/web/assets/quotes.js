// Draws quotes of documents under headings, each with a button that opens its place. All text goes in as text.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function quoteBody(quote, data) {
  const body = element("blockquote");
  body.lang = data.quotes_language;
  let list = null;
  for (const line of quote.lines) {
    if (!line.item) {
      list = null;
      const paragraph = element("p");
      paragraph.append(...textNodes(line.text, line.parts));
      body.append(paragraph);
      continue;
    }
    if (!list) body.append((list = element("ul")));
    const item = element("li");
    item.append(...textNodes(line.text, line.parts));
    list.append(item);
  }
  return body;
}

function sourceButton(source, report) {
  const button = element("button", source.active ? "source active" : "source");
  button.type = "button";
  button.dataset.id = source.id;
  button.setAttribute("aria-label", source.label);
  if (source.active) button.setAttribute("aria-current", "true");
  button.append(element("span", "title", source.title), element("span", "detail", source.detail));
  button.addEventListener("click", () => report(source.id));
  return button;
}

function card(quote, data, report) {
  const box = element("li", quote.figure ? "card figure" : "card");
  box.append(element(`h${data.level}`, "heading", quote.heading));
  if (quote.figure) box.append(element("p", "number", quote.figure));
  box.append(quoteBody(quote, data));
  const sources = element("div", "from");
  for (const source of quote.sources) sources.append(sourceButton(source, report));
  box.append(sources);
  return box;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".quotes");
  root.lang = data.language;
  root.setAttribute("aria-label", data.label);
  const focused = root.getRootNode().activeElement?.dataset?.id;
  root.replaceChildren(...data.quotes.map((quote) => card(quote, data, (id) => setTriggerValue("open", id))));
  if (focused) root.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
