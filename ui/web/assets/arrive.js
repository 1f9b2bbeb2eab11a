// Brings its place of the page into view, once for each thing that arrives there, below the bar of Streamlit.

const BAR = 70;
let arrived = "";

export default function ({ data, parentElement }) {
  // The place may be drawn anew, beside a reader that opens: what was brought into view once, stays where it is.
  if (arrived === data.what) return;
  arrived = data.what;
  const place = parentElement.querySelector(".arrive");
  place.style.scrollMarginTop = `${BAR}px`;
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  // After the page has been laid out with everything below this place, or there is nothing to scroll to.
  setTimeout(() => place.scrollIntoView({ block: "start", behavior }), 150);
}
