// <details data-dropdown>: Esc, a click elsewhere, or moving the focus away closes it. Without script it still opens and closes.
const open = () => document.querySelectorAll("details[data-dropdown][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const box of open()) {
    if (box.contains(document.activeElement)) box.querySelector("summary").focus();
    box.open = false;
  }
});

for (const type of ["click", "focusin"]) {
  document.addEventListener(type, (event) => {
    for (const box of open()) {
      if (!box.contains(event.target)) box.open = false;
    }
  });
}
