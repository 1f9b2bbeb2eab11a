// Draws a table; a row with an id has a button in its first cell. All text goes in as text, never as HTML.

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function headRow(columns) {
  const row = element("tr");
  for (const column of columns) {
    const cell = element("th", column.number ? "number" : "", column.title);
    cell.scope = "col";
    row.append(cell);
  }
  return row;
}

function bodyRow(row, columns, report) {
  const line = element("tr", row.tone || "");
  row.cells.forEach((text, index) => {
    const cell = element("td", columns[index].number ? "number" : "");
    if (text === "–") cell.classList.add("none");
    cell.dataset.title = columns[index].title;
    if (index === 0 && row.id) {
      const button = element("button", "open", text);
      button.type = "button";
      button.dataset.id = row.id;
      button.addEventListener("click", () => report(row.id));
      cell.append(button);
    } else {
      cell.textContent = text;
    }
    line.append(cell);
  });
  return line;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".box");
  box.lang = data.language;
  box.classList.toggle("wide", Boolean(data.wide));
  box.setAttribute("aria-label", data.caption);
  const focused = box.getRootNode().activeElement?.dataset?.id;
  const head = element("thead");
  head.append(headRow(data.columns));
  const body = element("tbody");
  for (const row of data.rows) body.append(bodyRow(row, data.columns, (id) => setTriggerValue("open", id)));
  box.querySelector("table").replaceChildren(head, body);
  if (focused) box.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
