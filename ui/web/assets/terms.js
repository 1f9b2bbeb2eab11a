// Words with their meaning: shown on hover and on keyboard focus, closed by Escape (WCAG 1.4.13). Laid before the
// scripts of the components that draw text; everything goes in as text, never as HTML.

let termCount = 0;

function termElement(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function placeTip(tip) {
  tip.style.left = "0px";
  const box = tip.getBoundingClientRect();
  const over = box.right - (document.documentElement.clientWidth - 8);
  if (over > 0) tip.style.left = `${-Math.min(over, box.left - 8)}px`;
}

function termNode(part) {
  const holder = termElement("span", "term-holder");
  // A span, because a real button does not break at the end of a line.
  const button = termElement("span", "term", part.text);
  const tip = termElement("span", "tip", part.meaning);
  tip.id = `term-${++termCount}`;
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  button.tabIndex = 0;
  button.setAttribute("role", "button");
  button.setAttribute("aria-describedby", tip.id);
  const show = () => { tip.hidden = false; placeTip(tip); };
  const hide = () => { tip.hidden = true; };
  holder.addEventListener("mouseenter", show);
  holder.addEventListener("mouseleave", hide);
  button.addEventListener("focus", show);
  button.addEventListener("blur", hide);
  button.addEventListener("click", show);
  holder.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !tip.hidden) { hide(); event.stopPropagation(); }
    if (event.key === "Enter" || event.key === " ") { show(); event.preventDefault(); }
  });
  holder.append(button, tip);
  return holder;
}

// A text as nodes: `parts` are pieces of it in order, those with a meaning are drawn as terms.
function textNodes(text, parts) {
  if (!parts || !parts.length) return [document.createTextNode(text)];
  return parts.map((part) => (part.meaning ? termNode(part) : document.createTextNode(part.text)));
}
