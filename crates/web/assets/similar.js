// Ideas that look like the title, beside the form, while it is typed. Without this script the button *Bekijk wat erop lijkt*
// shows them.

const PAUSE = 400;
const LETTERS = 4;

for (const place of document.querySelectorAll("[data-lijkt-op]")) {
  const title = document.getElementById(place.dataset.lijktOp);
  if (!title) continue;
  let timer;
  let asked = new AbortController();
  let shownFor = title.value.trim();

  async function ask() {
    const text = title.value.trim();
    if (text === shownFor || (text.length > 0 && text.length < LETTERS)) return;
    asked.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ titel: text, zonder: place.dataset.zonder ?? "" });
    try {
      const answer = await fetch(`/ideeen/lijkt-op?${query}`, { signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-lijkt]");
      if (!found) return;
      shownFor = text;
      place.replaceChildren(...found.childNodes);
    } catch {
      // Offline, or something newer was typed: what is shown stays.
    }
  }

  title.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}
