// Votes and comments without a reload: a form with data-ververs="part" is sent in the background, and the part of the page
// with that id is replaced by the same part of the page that answers. What else is being typed stays as it is.

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

/** Which form this is, also on the page that answers. */
const sameForm = (form) => {
  const answered = form.elements.namedItem("antwoord_op")?.value ?? "";
  return (other) =>
    other.getAttribute("action") === form.getAttribute("action") &&
    (other.elements.namedItem("antwoord_op")?.value ?? "") === answered;
};

const commentIds = (part) => new Set([...part.querySelectorAll("[id^=reactie-]")].map((comment) => comment.id));

/** Forms in which something is being typed move over to the new part, with the place of the cursor. */
function keepTyping(old, fresh, sent) {
  for (const form of old.querySelectorAll("form[data-concept]")) {
    if (form === sent || ![...form.elements].some((field) => field.value && field.value !== field.defaultValue)) continue;
    const place = [...fresh.querySelectorAll("form[data-concept]")].find(sameForm(form));
    if (!place) continue;
    const details = place.closest("details");
    if (details) details.open = true;
    place.replaceWith(form);
  }
}

/** Puts the part with this id of `page` in the place of the one shown; the new part, if both have it. */
function replace(id, page, sent) {
  const old = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!old || !fresh) return null;
  const focused = old.contains(document.activeElement) && document.activeElement !== sent ? document.activeElement : null;
  keepTyping(old, fresh, sent);
  const adopted = document.adoptNode(fresh);
  old.replaceWith(adopted);
  if (focused && adopted.contains(focused)) focused.focus();
  adopted.dispatchEvent(new CustomEvent("ververst", { bubbles: true }));
  return adopted;
}

function focusOn(element) {
  if (!element.matches("a[href], button, input, select, textarea, summary")) element.setAttribute("tabindex", "-1");
  const details = element.closest("details");
  if (details) details.open = true;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

function complain(form, part) {
  const words = part?.dataset.fout ?? document.querySelector("[data-fout]")?.dataset.fout ?? "";
  let line = form.querySelector("[role=alert]");
  if (!line) {
    line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.className = "field__error";
    form.append(line);
  }
  line.textContent = words;
}

function whereNext(part, form, submitter, before) {
  const placed = [...part.querySelectorAll("[id^=reactie-]")].find((comment) => !before.has(comment.id));
  if (form.hasAttribute("data-concept") && placed) return placed;
  const twin = [...part.querySelectorAll("form")].find(sameForm(form));
  const button = twin?.querySelector(submitter?.name ? `[name="${submitter.name}"]` : "button");
  return button ?? part.querySelector("h2, button");
}

async function send(form, submitter) {
  const id = form.dataset.ververs;
  const part = document.getElementById(id);
  const body = new URLSearchParams(new FormData(form, submitter));
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  if (answer.redirected && new URL(answer.url).pathname === "/inloggen") {
    location.assign(answer.url);
    return;
  }
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  const page = parse(await answer.text());
  if (!page.getElementById(id)) throw new Error("other page");
  const before = commentIds(part);
  if (answer.ok) form.dispatchEvent(new CustomEvent("verstuurd"));
  const fresh = replace(id, page, form);
  const wrong = fresh.querySelector("[aria-invalid=true]");
  if (wrong) {
    focusOn(wrong);
    return;
  }
  if (answer.redirected && form.hasAttribute("data-concept")) history.replaceState(null, "", answer.url);
  const next = whereNext(fresh, form, submitter, before);
  if (next) focusOn(next);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.dataset?.ververs) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  send(form, event.submitter)
    .catch(() => complain(form, document.getElementById(form.dataset.ververs)))
    .finally(() => form.removeAttribute("aria-busy"));
});

// Other scripts of the page ask for a part to be replaced with this event.
document.addEventListener("vervang", (event) => replace(event.detail.id, event.detail.page));
