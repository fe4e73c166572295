// People to mention are suggested while one types after an @, in the fields of forms with data-vermeldingen. The list follows
// the ARIA pattern of a text field with a popup list: arrows choose, Enter or Tab takes, Escape closes.

const PAUSE = 150;
const TYPED = /(^|[\s([{"'])@([\p{L}\d][\p{L}\d-]{0,39}(?: [\p{L}\d-]{0,39})?)$/u;

let list = null;
let field = null;
let active = -1;
let asked = 0;
let timer = null;

const typed = (area) => area.value.slice(0, area.selectionStart).match(TYPED);

function close() {
  clearTimeout(timer);
  asked += 1;
  list?.remove();
  list = null;
  active = -1;
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
}

function choose(index) {
  const options = [...list.children];
  active = (index + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
  field.setAttribute("aria-activedescendant", options[active].id);
  options[active].scrollIntoView({ block: "nearest" });
}

function take(index) {
  const match = typed(field);
  const handle = list.children[index].dataset.handle;
  close();
  if (!match) return;
  const end = field.selectionStart;
  field.setRangeText(`@${handle} `, end - match[2].length - 1, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function show(people) {
  list?.remove();
  list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "vermeldingen";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.closest("form").dataset.vermeldingen);
  people.forEach((person, index) => {
    const option = document.createElement("li");
    option.id = `vermelding-${index}`;
    option.className = "suggestions__option";
    option.dataset.handle = person.handle;
    option.setAttribute("role", "option");
    const name = document.createElement("strong");
    name.textContent = person.naam;
    option.append(name, ` @${person.handle}, ${person.functie}`);
    // Before the field loses its focus.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(index);
    });
    list.append(option);
  });
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  choose(0);
}

async function ask(area) {
  const match = typed(area);
  if (!match) return close();
  const mine = (asked += 1);
  const idea = document.querySelector("[data-idee]")?.dataset.idee ?? "";
  const query = new URLSearchParams({ q: match[2], idee: idea });
  const answer = await fetch(`/vermeldingen?${query}`).catch(() => null);
  if (!answer?.ok || mine !== asked) return;
  const people = await answer.json().catch(() => []);
  if (mine !== asked || document.activeElement !== area) return;
  if (people.length === 0) return close();
  field = area;
  show(people);
}

const isOurs = (target) => target instanceof HTMLTextAreaElement && target.closest("form[data-vermeldingen]");

document.addEventListener("input", (event) => {
  if (!isOurs(event.target)) return;
  clearTimeout(timer);
  if (typed(event.target)) {
    event.target.setAttribute("aria-autocomplete", "list");
    timer = setTimeout(() => ask(event.target), PAUSE);
  } else close();
});

document.addEventListener("keydown", (event) => {
  if (!list || event.target !== field || event.isComposing) return;
  const keys = {
    ArrowDown: () => choose(active + 1),
    ArrowUp: () => choose(active - 1),
    Enter: () => take(active),
    Tab: () => take(active),
    Escape: close,
  };
  if (!keys[event.key] || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("focusout", (event) => event.target === field && close());
