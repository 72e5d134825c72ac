// A drafting form: keeps what is typed on the server every few seconds (in this browser when the server cannot
// be reached), and refreshes the PDF beside the form, if it has one. Without this script every button still works.
// data-draft: where it is kept; data-same: names of the hidden fields that say which save and which rows it is.
import { forget, giveBack, keep } from "./typed.js";

const form = document.querySelector("form[data-draft]");
const state = form.querySelector("[data-draft-state]");
const preview = form.querySelector("[data-preview]");
const columns = form.closest(".draft-columns");
const wide = window.matchMedia("(min-width: 1200px)");
const SHOWN = `xem-thu:${location.pathname}`;
const PAUSE = 1500;
const OFFLINE = "Chưa gửi được tới máy chủ; nội dung đang được giữ trên máy này. Hãy đăng nhập lại hoặc kiểm tra mạng.";
const NOWHERE = "Chưa gửi được tới máy chủ và trình duyệt không giữ được nội dung: xin đừng đóng trang này; hệ thống sẽ tự gửi lại.";
let timer, saving = false, changed = false, leaving = false;

const said = (text) => { state.textContent = text; };
const time = () => new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });

async function send() {
  if (saving || !changed) return;
  saving = true;
  changed = false;
  try {
    const typed = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.draft, { method: "POST", body: typed, redirect: "error" });
    if (!answer.ok) throw new Error([409, 422].includes(answer.status) ? await answer.text() : "");
    if (!leaving && !changed) forget(form);
    said(`Đã giữ nội dung đang soạn lúc ${time()}, chưa lưu vào bản chung.`);
    if (preview && columns.classList.contains("with-preview")) form.requestSubmit(preview);
  } catch (refusal) {
    const isKept = keep(form);
    const refused = refusal.constructor === Error && refusal.message;
    said(refused || (isKept ? OFFLINE : NOWHERE));
    changed = !refused;
  } finally {
    saving = false;
    if (changed) later(PAUSE * 4);
  }
}

function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

form.addEventListener("input", () => {
  leaving = false;
  changed = true;
  later();
});
form.addEventListener("submit", (event) => {
  if (preview && event.submitter === preview) {
    columns.classList.toggle("with-preview", wide.matches);
    sessionStorage.setItem(SHOWN, "");
    preview.formTarget = wide.matches ? "xem-thu" : "_blank";
    return;
  }
  clearTimeout(timer);
  leaving = true; // what is sent now is kept by given-back.js
  if (navigator.onLine) return;
  event.preventDefault();
  said(keep(form) ? OFFLINE : NOWHERE);
});
if (giveBack(form)) {
  changed = true;
  later(0);
}
// Beside the form stays what stood beside it before a row button.
if (preview && wide.matches && sessionStorage.getItem(SHOWN) !== null) form.requestSubmit(preview);
