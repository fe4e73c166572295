// Unsent text survives a closed tab: what is typed in a form with data-concept is kept in this browser until it was sent,
// for at most a week, and no longer than until somebody signs out.

const PREFIX = "concept:";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const PAUSE = 300;

/** Storage that may be full, forbidden or cleared at any moment. */
const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, entry) {
    try {
      localStorage.setItem(key, JSON.stringify(entry));
    } catch {
      // Without room the form works as it does without this script.
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // As above.
    }
  },
  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  },
};

const fields = (form) =>
  [...form.querySelectorAll("textarea[name], input[type=text][name]")].filter((field) => !field.readOnly);

const keyOf = (form) => {
  const answers = form.elements.namedItem("antwoord_op");
  return `${PREFIX}${new URL(form.action).pathname}:${answers ? answers.value : ""}`;
};

function keep(form) {
  const texts = Object.fromEntries(fields(form).map((field) => [field.name, field.value]));
  const isEmpty = Object.values(texts).every((text) => text.trim() === "");
  const isAsItCame = fields(form).every((field) => field.value === field.defaultValue);
  if (isEmpty || isAsItCame) store.remove(keyOf(form));
  else store.write(keyOf(form), { at: Date.now(), texts });
}

function restore(form) {
  const entry = store.read(keyOf(form));
  if (!entry?.texts) return;
  let restored = false;
  for (const field of fields(form)) {
    const text = entry.texts[field.name];
    // What the page itself brings goes first: a refused form, or a text that is changed.
    if (typeof text !== "string" || text === "" || field.value !== "") continue;
    field.value = text;
    restored = true;
  }
  const details = form.closest("details");
  if (restored && details) details.open = true;
}

/** After a comment was placed the page that shows it is the answer: what was sent need not be kept. */
function forgetSent() {
  const arrived = /^#reactie-\d+$/.test(location.hash);
  for (const key of store.keys()) {
    const entry = store.read(key);
    const old = !entry?.at || Date.now() - entry.at > WEEK;
    if (old || (arrived && entry.sent && Date.now() - entry.sent < 60_000)) store.remove(key);
  }
}

function watch(form) {
  if (form.dataset.bewaakt) return;
  form.dataset.bewaakt = "ja";
  restore(form);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(form), PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep(form);
    const entry = store.read(keyOf(form));
    if (entry) store.write(keyOf(form), { ...entry, sent: Date.now() });
  });
  form.addEventListener("verstuurd", () => {
    clearTimeout(timer);
    store.remove(keyOf(form));
  });
}

const watchAll = (root) => root.querySelectorAll("form[data-concept]").forEach(watch);

forgetSent();
watchAll(document);
document.addEventListener("ververst", (event) => watchAll(event.target));
document.querySelectorAll('form[action="/uitloggen"]').forEach((form) => {
  form.addEventListener("submit", () => store.keys().forEach(store.remove));
});
