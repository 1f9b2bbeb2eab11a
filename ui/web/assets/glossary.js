// Draws terms with what they mean; buttons open a quote in the reader or ask about a term. All text goes in as text.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(action, className, text, report) {
  const node = element("button", className, text);
  node.type = "button";
  node.dataset.id = action.id;
  node.setAttribute("aria-label", action.label);
  node.addEventListener("click", () => report(action.id));
  return node;
}

function meanings(term, data, report) {
  const parts = [];
  if (term.quote) {
    parts.push(element("p", "whose", data.words.document_quote));
    const quote = element("blockquote", "", term.quote.text);
    quote.lang = data.terms_language;
    parts.push(quote, button(term.quote, "link", term.quote.place, report));
  }
  if (term.definition) {
    parts.push(element("p", "whose", data.words.own_definition));
    const definition = element("p", "", term.definition);
    definition.lang = data.terms_language;
    parts.push(definition);
  }
  return parts;
}

function entry(term, data, report) {
  const box = element("li", "entry");
  const heading = element("h3", "name", term.name);
  heading.lang = data.terms_language;
  box.append(heading);
  if (term.long) {
    const long = element("p", "long", term.long);
    long.lang = data.terms_language;
    box.append(long);
  }
  box.append(...meanings(term, data, report));
  for (const line of term.lines) box.append(element("p", "line", line));
  const foot = element("div", "foot");
  foot.append(element("span", "count", term.count));
  if (term.first) foot.append(button(term.first, "link", data.words.open_first, report));
  foot.append(button(term.ask, "ask", data.words.ask_about, report));
  box.append(foot);
  return box;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".glossary");
  root.lang = data.language;
  root.setAttribute("aria-label", data.words.list);
  const focused = root.getRootNode().activeElement?.dataset?.id;
  root.replaceChildren(...data.terms.map((term) => entry(term, data, (id) => setTriggerValue("open", id))));
  if (focused) root.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
