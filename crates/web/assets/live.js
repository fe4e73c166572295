// Comments of others appear as "2 nieuwe reacties": one connection a page, which waits longer after each failure and
// rests while nobody looks.

const SECOND = 1000;
const SHORTEST = 2 * SECOND;
const LONGEST = 5 * 60 * SECOND;

const section = () => document.querySelector("[data-live]");
const shown = () => [...document.querySelectorAll("[data-live] [id^=reactie-]")].map((c) => Number(c.id.split("-")[1]));

let source = null;
let failures = 0;
let timer = null;
let last = Math.max(Number(section()?.dataset.laatste ?? 0), ...shown());
const waiting = new Set();

function show() {
  const part = section();
  for (const id of shown()) waiting.delete(id);
  let bar = part.querySelector(".live");
  if (!bar) {
    bar = document.createElement("div");
    bar.className = "live";
    bar.setAttribute("role", "status");
    part.querySelector(".section__head").after(bar);
  }
  bar.replaceChildren();
  if (waiting.size === 0) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--secondary";
  const words = waiting.size === 1 ? part.dataset.een : part.dataset.meer;
  button.textContent = words.replace("#", String(waiting.size));
  button.addEventListener("click", refresh);
  bar.append(button);
}

/** Fetches the page on which the first of them stands, and shows its discussion. */
async function refresh() {
  const first = Math.min(...waiting);
  const answer = await fetch(`/reacties/${first}`, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.replaceState(null, "", answer.url);
  document.dispatchEvent(new CustomEvent("vervang", { detail: { id: section().id, page } }));
  const comment = document.getElementById(`reactie-${first}`);
  waiting.clear();
  if (!comment) return;
  comment.setAttribute("tabindex", "-1");
  comment.focus({ preventScroll: true });
  comment.scrollIntoView({ block: "center" });
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

function open() {
  close();
  const part = section();
  if (!part || document.hidden) return;
  source = new EventSource(`${part.dataset.live}?na=${last}`);
  source.addEventListener("open", () => {
    failures = 0;
  });
  source.addEventListener("reactie", (event) => {
    const id = Number(event.data);
    last = Math.max(last, id);
    if (!shown().includes(id)) {
      waiting.add(id);
      show();
    }
  });
  source.addEventListener("error", () => {
    close();
    const pause = Math.min(LONGEST, SHORTEST * 2 ** failures) * (0.5 + Math.random());
    failures += 1;
    timer = setTimeout(open, pause);
  });
}

document.addEventListener("ververst", () => {
  last = Math.max(last, ...shown());
  if (waiting.size > 0) show();
});
document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
addEventListener("pagehide", close);
addEventListener("pageshow", (event) => event.persisted && open());
open();
