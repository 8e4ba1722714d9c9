// What belongs together is outlined together: the passages of a finding and its note, when
// one of them is pointed at or has the keyboard's focus. A click on a passage brings its
// counterpart into view. The page says the same without this.
"use strict";
let held = null;
const named = (event) => {
  const found = event.target.closest ? event.target.closest("[data-note]") : null;
  return found && found.dataset.note;
};
const all = (note) => document.querySelectorAll(`[data-note="${note}"]`);
const hold = (note) => {
  if (note === held) return;
  if (held !== null) all(held).forEach((one) => one.classList.remove("held"));
  if (note !== null) all(note).forEach((one) => one.classList.add("held"));
  held = note;
};
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => hold(named(event)));
}
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-note]");
  if (mark === null) return;
  const side = mark.closest(".side");
  for (const other of all(mark.dataset.note)) {
    const there = other.closest(".side");
    if (other.tagName === "MARK" && there && there.dataset.side !== side.dataset.side) {
      other.scrollIntoView({ block: "nearest" });
      return;
    }
  }
});
