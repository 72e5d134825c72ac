// A long form, <form data-draft="address that keeps it" data-editor="who">: keeps what is typed on the server every
// few seconds (in this browser when the server cannot be reached), and refreshes the PDF beside the form where there is
// a button for it (data-preview). Without this script every button still works.
const form = document.querySelector("form[data-draft]");
const state = form.querySelector("[data-draft-state]");
const preview = form.querySelector("[data-preview]");
const columns = form.closest(".draft-columns");
const wide = window.matchMedia("(min-width: 1200px)");
const KEPT = `ban-soan:${location.pathname}:${form.dataset.editor}`;
const SHOWN = `xem-thu:${location.pathname}`;
const PAUSE = 1500;
const OFFLINE = "Chưa gửi được tới máy chủ; nội dung đang được giữ trên máy này. Hãy đăng nhập lại hoặc kiểm tra mạng.";
let timer, saving = false, changed = false;

const typed = () => new URLSearchParams(new FormData(form));
const said = (text) => { state.textContent = text; };
const time = () => new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });

function keepHere() {
  const fields = [...typed()].filter(([name]) => name !== "csrfmiddlewaretoken");
  localStorage.setItem(KEPT, JSON.stringify(fields));
}

async function keep() {
  if (saving || !changed) return;
  saving = true;
  changed = false;
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: typed(), redirect: "error" });
    if (!answer.ok) throw new Error([409, 422].includes(answer.status) ? await answer.text() : "");
    localStorage.removeItem(KEPT);
    said(`Đã giữ nội dung đang soạn lúc ${time()}, chưa lưu vào bản chung.`);
    if (columns?.classList.contains("with-preview")) form.requestSubmit(preview);
  } catch (refusal) {
    keepHere();
    const refused = refusal.constructor === Error && refusal.message;
    said(refused || OFFLINE);
    changed = !refused;
  } finally {
    saving = false;
    if (changed) later(PAUSE * 4);
  }
}

function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

// What the last visit could not send. It is dropped when it belongs to another save or another set of rows.
function giveBack() {
  const kept = new Map(JSON.parse(localStorage.getItem(KEPT) ?? "[]"));
  localStorage.removeItem(KEPT);
  const hidden = [...form.elements].filter((each) => each.type === "hidden" && each.name !== "csrfmiddlewaretoken");
  if (!hidden.every((each) => kept.get(each.name) === each.value)) return;
  for (const [name, value] of kept) {
    const field = form.elements[name];
    if (!field || field.type === "hidden" || field.value === value.replaceAll("\r\n", "\n")) continue;
    field.value = value;
    changed = true;
  }
  if (!changed) return;
  keepHere();
  later(0);
}

form.addEventListener("input", () => { changed = true; later(); });
form.addEventListener("submit", (event) => {
  if (preview && event.submitter === preview) {
    columns.classList.toggle("with-preview", wide.matches);
    sessionStorage.setItem(SHOWN, "");
    preview.formTarget = wide.matches ? "xem-thu" : "_blank";
    return;
  }
  clearTimeout(timer);
  if (navigator.onLine) {
    localStorage.removeItem(KEPT);
  } else {
    event.preventDefault();
    keepHere();
    said(OFFLINE);
  }
});
giveBack();
// Beside the form stays what stood beside it before a row button.
if (preview && wide.matches && sessionStorage.getItem(SHOWN) !== null) form.requestSubmit(preview);
