// Draws a list of conversations as navigation. All text goes in as text, never as HTML.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function line(item, report) {
  const open = element("button", "open", item.title);
  open.type = "button";
  open.dataset.id = item.id;
  if (item.current) open.setAttribute("aria-current", "page");
  if (item.excerpt) open.append(element("span", "excerpt", item.excerpt));
  open.addEventListener("click", () => report(item.id));
  const node = element("li");
  node.append(open);
  return node;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".history");
  root.lang = data.language;
  root.setAttribute("aria-label", data.label);
  const focused = root.getRootNode().activeElement?.dataset?.id;
  const parts = [];
  for (const group of data.groups) {
    const list = element("ul");
    if (group.label) {
      parts.push(element("div", "age", group.label));
      list.setAttribute("aria-label", group.label);
    }
    for (const item of group.items) list.append(line(item, (id) => setTriggerValue("open", id)));
    parts.push(list);
  }
  root.replaceChildren(...parts);
  if (focused) root.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
