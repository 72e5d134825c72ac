// The drafting form: keeps what is typed on the server every few seconds (in this browser when the server
// cannot be reached), and refreshes the PDF beside the form. Without this script every button still works.
const form = document.querySelector("form[data-draft]");
const state = form.querySelector("[data-draft-state]");
const preview = form.querySelector("[data-preview]");
const columns = form.closest(".draft-columns");
const wide = window.matchMedia("(min-width: 1200px)");
const KEPT = `ban-soan:${location.pathname}`;
const PAUSE = 1500;
let timer, saving = false, changed = false;

const typed = () => new URLSearchParams(new FormData(form));
const said = (text) => { state.textContent = text; };
const time = () => new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });

async function keep() {
  if (saving || !changed) return;
  saving = true;
  changed = false;
  const body = typed();
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    localStorage.removeItem(KEPT);
    said(`Đã giữ nội dung đang soạn lúc ${time()}, chưa lưu vào bản chung.`);
    if (columns.classList.contains("with-preview")) show();
  } catch {
    localStorage.setItem(KEPT, JSON.stringify([...body].filter(([name]) => name !== "csrfmiddlewaretoken")));
    said("Chưa gửi được tới máy chủ; nội dung đang được giữ trên máy này. Hãy đăng nhập lại hoặc kiểm tra mạng.");
    changed = true;
  } finally {
    saving = false;
    if (changed) later(PAUSE * 4);
  }
}

function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

function show() {
  form.requestSubmit(preview);
}

function giveBack() {
  const kept = localStorage.getItem(KEPT);
  if (!kept) return;
  const fields = new Map(JSON.parse(kept));
  if (fields.get("edition") !== form.elements.edition.value || fields.get("commitments") !== form.elements.commitments.value) return;
  for (const [name, value] of fields) if (form.elements[name] && form.elements[name].type !== "hidden") form.elements[name].value = value;
  changed = true;
  later(0);
}

form.addEventListener("input", () => { changed = true; later(); });
form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button === preview) {
    if (wide.matches) columns.classList.add("with-preview");
    else button.formTarget = "_blank";
    return;
  }
  clearTimeout(timer);
  localStorage.removeItem(KEPT);
});
giveBack();
