// The upload box of Streamlit speaks English only. Its words are replaced where they stand, as text and as names for
// assistive technology, so that a screen reader says what is seen. What Streamlit may call otherwise one day stays as
// it is: nothing else of the box is touched.

const BOX = '[data-testid="stFileUploader"]';
const NAMES = ["aria-label", "title"];
// What stood there before, and what was put in its place: the language of the page may change while the box stays.
const before = new WeakMap();
let watching = null;

function reword(text, rules) {
  const words = text.trim();
  const rule = words && rules.find(([pattern]) => pattern.test(words));
  return rule ? text.replace(words, () => words.replace(rule[0], rule[1])) : text; // white space around it stays
}

// The text as Streamlit wrote it, also when it was replaced earlier.
function original(owner, name, text) {
  const kept = before.get(owner)?.[name];
  return kept && kept.put === text ? kept.was : text;
}

function put(owner, name, text, rules, write) {
  const was = original(owner, name, text);
  const now = reword(was, rules);
  if (now === text) return;
  before.set(owner, { ...before.get(owner), [name]: { was, put: now } });
  write(now);
}

function translate(rules) {
  for (const box of document.querySelectorAll(BOX)) {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      put(node, "text", node.nodeValue, rules, (now) => (node.nodeValue = now));
    }
    for (const name of NAMES) {
      for (const element of box.querySelectorAll(`[${name}]`)) {
        put(element, name, element.getAttribute(name), rules, (now) => element.setAttribute(name, now));
      }
    }
  }
}

export default function ({ data }) {
  const rules = data.words.map(([pattern, words]) => [new RegExp(`^(?:${pattern})$`), words]);
  watching?.disconnect();
  translate(rules);
  // What is drawn later: the words while a file is dragged over the box, and those about a file that is too large.
  const observer = new MutationObserver(() => translate(rules));
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  watching = observer;
  return () => observer.disconnect();
}
