// Keeps the key of this browser: the one it has, else the one that the page offers. No cookie: it is sent to nobody
// but this page. Without storage (a private window) every visit has a key of its own.

const NAME = "wegwijzer-key";

export default function ({ data, setTriggerValue }) {
  let kept = null;
  try {
    kept = window.localStorage.getItem(NAME);
    if (!/^[0-9a-f]{32}$/.test(kept || "")) {
      window.localStorage.setItem(NAME, data.offer);
      kept = data.offer;
    }
  } catch {
    return;
  }
  if (kept !== data.offer) setTriggerValue("key", kept);
}
