// Quoting opens the answer on the spot, with what is selected in the comment, or else its beginning.

const LONGEST = 600;

function passage(comment) {
  const body = comment.querySelector(".comment__body");
  const selection = getSelection();
  const isInside = selection.rangeCount > 0 && body.contains(selection.getRangeAt(0).commonAncestorContainer);
  const text = (isInside && selection.toString().trim()) || body.innerText.trim();
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-citeer]");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const comment = link.closest(".comment");
  const details = comment?.querySelector("details.reply");
  const field = details?.querySelector("textarea");
  if (!field) return;
  event.preventDefault();
  const quoted = passage(comment)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  details.open = true;
  field.focus();
  field.setRangeText(`${field.value ? "\n\n" : ""}${quoted}\n\n`, field.value.length, field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
