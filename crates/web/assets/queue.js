// In the queue j and k go from case to case, only while the focus is in the list: elsewhere, and in fields, a letter is a
// letter, and a screen reader keeps its own keys.

const list = document.querySelector("[data-wachtrij]");

list?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
  if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
  const links = [...list.querySelectorAll(".case__title a")];
  const here = links.findIndex((link) => link.closest(".case").contains(event.target));
  const next = links[here + (event.key === "j" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
