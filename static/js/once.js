// <form data-once> (or a submit button with data-once) is sent once: the button goes quiet and says so, until the page is
// left. When that was given up (Esc, a network that hangs) it can be pressed again: the server makes one thing of both.
const PATIENCE = 8000; // ms
const busy = new Map();

function restore(form) {
  const { button, label, timer } = busy.get(form);
  clearTimeout(timer);
  button.disabled = false;
  button.replaceChildren(...label);
  busy.delete(form);
}

const restoreAll = () => [...busy.keys()].forEach(restore);

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter ?? form.querySelector("[type=submit]");
  if (event.defaultPrevented || !button) return;
  if (!form.hasAttribute("data-once") && !button.hasAttribute("data-once")) return;
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  busy.set(form, { button, label: [...button.childNodes], timer: setTimeout(restore, PATIENCE, form) });
  // After the browser has collected the fields: a disabled button would not send its name.
  setTimeout(() => {
    if (!busy.has(form)) return;
    button.disabled = true;
    button.replaceChildren("Đang xử lý…");
  });
});

// Coming back with the browser's "back" button shows the page as it was left.
window.addEventListener("pageshow", restoreAll);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") setTimeout(restoreAll); });
