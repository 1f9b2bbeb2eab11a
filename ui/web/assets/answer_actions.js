// Draws what can be done with one answer: judge it, copy it, show it by document. All text goes in as text.

function button(label, act, pressed) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "action";
  node.textContent = label;
  node.dataset.action = label;
  if (pressed !== undefined) node.setAttribute("aria-pressed", String(pressed));
  node.addEventListener("click", act);
  return node;
}

function group(label, nodes) {
  const box = document.createElement("div");
  box.className = "group";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", label);
  box.append(...nodes);
  return box;
}

// The clipboard is only there on a secure page; elsewhere the old way of selecting and copying still works.
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not copied");
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".actions");
  const words = data.words;
  root.lang = data.language;
  const focused = root.getRootNode().activeElement?.dataset?.action;
  const said = document.createElement("span");
  said.className = "said";
  said.setAttribute("role", "status");
  const copier = (text) => async () => {
    said.textContent = "";
    try {
      await copy(text);
      said.textContent = words.copied;
    } catch {
      said.textContent = words.not_copied;
    }
  };
  const parts = [];
  if (data.judge) {
    parts.push(
      group(words.judge, [
        button(words.up, () => setTriggerValue("vote", "up"), data.vote === "up"),
        button(words.down, () => setTriggerValue("vote", "down"), data.vote === "down"),
      ]),
    );
  }
  parts.push(
    group(words.copy, [
      button(words.copy_text, copier(data.text)),
      button(words.copy_markdown, copier(data.markdown)),
    ]),
  );
  if (data.comparable) parts.push(button(words.compare, () => setTriggerValue("compare", true), data.comparing));
  root.replaceChildren(...parts, said);
  if (focused) root.querySelector(`[data-action="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
