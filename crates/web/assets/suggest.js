// Suggestions under a search field while one types: the combobox pattern of ARIA 1.2 with a list box. The field keeps the
// focus; Enter without a chosen suggestion searches as it does without this script.

const PAUSE = 120;
const LETTERS = 2;

let count = 0;

function enhance(form) {
  const input = form.querySelector("input[name=q]");
  if (!input || input.getAttribute("role") === "combobox") return;
  const number = ++count;
  const list = document.createElement("ul");
  list.id = `suggesties-${number}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);

  // A search field may not be a combobox by the rules of HTML; a text field may.
  input.type = "text";
  input.enterKeyHint = "search";
  input.autocomplete = "off";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-haspopup": "listbox",
  })) {
    input.setAttribute(name, value);
  }

  let timer;
  let asked = new AbortController();
  let active = -1;
  let shownFor = "";
  const options = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    clearTimeout(timer);
    asked.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function open() {
    if (options().length === 0) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function activate(index) {
    active = index;
    options().forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options()[index].id);
  }

  function show(suggestions, text) {
    shownFor = text;
    list.replaceChildren(...suggestions.map((suggestion, at) => option(suggestion, `${list.id}-${at}`, form)));
    activate(-1);
    if (suggestions.length === 0) {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      status.textContent = "";
      return;
    }
    open();
    const words = suggestions.length === 1 ? form.dataset.een : form.dataset.meer;
    status.textContent = words.replace("#", suggestions.length);
  }

  async function ask() {
    const text = input.value.trim();
    asked.abort();
    asked = new AbortController();
    if (text.length < LETTERS) return show([], text);
    if (text === shownFor) return open();
    try {
      const answer = await fetch(`/zoeken/suggesties?q=${encodeURIComponent(text)}`, { signal: asked.signal });
      if (!answer.ok) return;
      const { suggesties } = await answer.json();
      if (document.activeElement === input) show(suggesties, text);
    } catch {
      // Offline, or something newer was typed: the button still searches.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        if (last < 0) ask();
        open();
        if (list.hidden || event.altKey) return;
      }
      const down = event.key === "ArrowDown";
      if (down) activate(active === last ? -1 : active + 1);
      else activate(active < 0 ? last : active - 1);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      options()[active].click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });
  // Pressing on a suggestion must not take the focus before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

function option(suggestion, id, form) {
  const item = document.createElement("li");
  item.id = id;
  item.className = "suggestions__item";
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const text = document.createElement("span");
  text.textContent = suggestion.tekst;
  const kind = document.createElement("span");
  kind.className = "suggestions__kind";
  kind.textContent = form.getAttribute(`data-soort-${suggestion.soort}`) ?? "";
  item.append(text, " ", kind);
  item.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) window.open(suggestion.url, "_blank", "noopener");
    else location.assign(suggestion.url);
  });
  return item;
}

document.querySelectorAll("form[data-suggesties]").forEach(enhance);
