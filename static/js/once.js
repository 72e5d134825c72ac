// <form data-once> (or a submit button with data-once) is sent once: the button goes quiet and says so.
// The server refuses a second act anyway; this only spares people the doubt.
const busy = new Map();

function restore(form) {
  const { button, label } = busy.get(form);
  button.disabled = false;
  button.replaceChildren(...label);
  busy.delete(form);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter ?? form.querySelector("[type=submit]");
  if (event.defaultPrevented || !button) return;
  if (!form.hasAttribute("data-once") && !button.hasAttribute("data-once")) return;
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  busy.set(form, { button, label: [...button.childNodes] });
  // After the browser has collected the fields: a disabled button would not send its name.
  setTimeout(() => {
    button.disabled = true;
    button.replaceChildren("Đang xử lý…");
  });
});

// Coming back with the browser's "back" button shows the page as it was left.
window.addEventListener("pageshow", () => [...busy.keys()].forEach(restore));
