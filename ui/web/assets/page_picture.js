// Draws a page of a PDF with the marked slice in boxes over it, and brings the first box into view.

export default function ({ data, parentElement }) {
  const sheet = parentElement.querySelector(".sheet");
  const image = sheet.querySelector("img");
  sheet.lang = data.language;
  if (sheet.dataset.shown === data.shown) return;
  sheet.dataset.shown = data.shown;
  image.alt = data.label;
  sheet.querySelector("figcaption").textContent = [data.label, data.marked].filter(Boolean).join(" ");
  const boxes = data.boxes.map(([left, top, right, bottom]) => {
    const box = document.createElement("div");
    box.className = "box";
    Object.assign(box.style, {
      left: `${left * 100}%`,
      top: `${top * 100}%`,
      width: `${(right - left) * 100}%`,
      height: `${(bottom - top) * 100}%`,
    });
    return box;
  });
  sheet.querySelector(".boxes").replaceChildren(...boxes);
  image.onload = () => boxes[0]?.scrollIntoView({ block: "center" });
  image.src = data.picture;
}
