// A drafting form: what is typed is also kept on the server a moment after the last letter, and when the page goes; and
// the PDF beside the form, if it has one, is refreshed. Without this script every button still works.
// data-draft: where it is kept; data-same: names of the hidden fields that say which save and which rows it is.
// `unsaved` names the draft that this page knows: another window's, unseen, is not written over but put together with it.
import { warn } from "./bar.js";
import { basisOf, changedIn, fill, holds, keep, knownOf, knows, OPENED, same, typed } from "./typed.js";

const form = document.querySelector("form[data-draft]");
const state = form.querySelector("[data-draft-state]");
const preview = form.querySelector("[data-preview]");
const columns = form.closest(".draft-columns");
const wide = window.matchMedia("(min-width: 1200px)");
const SHOWN = `xem-thu:${location.pathname}`;
const PAUSE = 1500; // ms after the last letter
const SHORT = 2500; // ms that a button waits for what is being sent
const PATIENCE = 30_000; // ms until an attempt is given up
const OFFLINE = "Chưa gửi được; nội dung được lưu tạm trên máy này, hệ thống sẽ tự gửi lại.";
const NOWHERE = "Chưa gửi được và trình duyệt không lưu tạm được nội dung. Xin không đóng trang; hệ thống sẽ tự gửi lại.";
const SIGN_IN = "Phiên làm việc đã hết. Nội dung được lưu tạm trên máy này.";
const AGAIN = { href: location.href, textContent: "Đăng nhập lại để soạn tiếp" };
const TOGETHER = "Đã đưa vào đây nội dung đồng chí nhập ở cửa sổ khác.";
const APART = "Đồng chí đang soạn nội dung này ở cửa sổ khác và đã nhập khác ở cùng một chỗ. Xin đối chiếu:";
let timer, sending, turn = 0, isChanged = false, isLeaving = false, isHeld = false;

const said = (text) => { state.textContent = text; };
const wait = (pause) => new Promise((resolve) => { setTimeout(resolve, pause); });

function send(wishes) {
  if ((sending && !wishes) || !isChanged || isHeld) return;
  clearTimeout(timer);
  isChanged = false;
  const attempt = deliver(wishes).finally(() => {
    if (sending === attempt) sending = undefined;
    if (isChanged && !isLeaving) later(PAUSE * 4);
  });
  sending = attempt;
}

async function deliver(wishes) {
  const sent = typed(form);
  const body = new URLSearchParams(new FormData(form));
  const mark = `${OPENED}.${++turn}`;
  body.set("turn", turn);
  try {
    const signal = AbortSignal.timeout?.(PATIENCE);
    const answer = await fetch(form.dataset.draft, { method: "POST", body, redirect: "error", signal, ...wishes });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (answer.ok) arrived(sent, mark, answer.headers.get("Kept-At"));
    else if (answer.status === 409 && isJson) joins(await answer.json());
    else if ([409, 422].includes(answer.status)) refused(await answer.text());
    else missed(answer.status === 403);
  } catch {
    missed(false);
  }
}

function arrived(sent, mark, at) {
  knows(form, sent);
  form.elements.unsaved.value = mark;
  keep(form);
  warn("");
  said(`Đã lưu nháp lúc ${at}.`);
  if (preview && columns.classList.contains("with-preview")) form.requestSubmit(preview);
}

function refused(sentence) {
  keep(form);
  said(sentence);
}

// Nothing arrived: it is tried again.
function missed(isOver) {
  isChanged = true;
  const isKept = keep(form);
  said(isKept ? OFFLINE : "");
  if (!isKept) warn(NOWHERE);
  else if (isOver) warn(SIGN_IN, AGAIN);
  else warn("");
}

// Another window of the same person kept something that this page has not seen.
function joins({ form: pairs, mark }) {
  const theirs = Object.fromEntries(Object.keys(typed(form)).map((name) => [name, []]));
  for (const [name, value] of pairs) theirs[name]?.push(value.replaceAll("\r\n", "\n"));
  const rows = Object.fromEntries(pairs);
  const fits = basisOf(form, (name) => rows[name]) === basisOf(form);
  const mine = Object.fromEntries(changedIn(form));
  const isOver = (name) => name in mine && !holds(theirs[name], mine[name]); // theirs would not show what was typed here
  const differs = Object.keys(theirs).filter((name) => isOver(name) && !same(theirs[name], knownOf(form)[name]) && !holds(mine[name], theirs[name]));
  if (fits) {
    fill(form, Object.fromEntries(Object.entries(theirs).filter(([name]) => !isOver(name))));
    knows(form, Object.fromEntries(Object.entries(theirs).filter(([name]) => !differs.includes(name)))); // nobody has chosen
  }
  form.elements.unsaved.value = mark;
  isChanged = true;
  const words = fits ? differs.flatMap((name) => theirs[name]) : pairs.map(([, value]) => value).filter((value) => !/^\d*$/.test(value));
  const standing = Object.values(typed(form)).flat();
  const apart = words.filter((each) => each.trim() && !standing.some((value) => value.includes(each)));
  keep(form);
  if (apart.length) asks(apart, fits ? theirs : {});
  else {
    said(TOGETHER);
    later(0);
  }
}

// Both have words for one place: nothing is sent until the person has chosen.
function asks(words, theirs) {
  isHeld = true;
  const notice = Object.assign(document.createElement("div"), { className: "notice notice-warning given-back" });
  const box = Object.assign(document.createElement("textarea"), { className: "form-control my-2", readOnly: true, rows: 6, value: words.join("\n\n") });
  const mine = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outline-secondary", textContent: "Dùng nội dung ở cửa sổ này" });
  box.setAttribute("aria-label", "Nội dung ở cửa sổ khác");
  mine.addEventListener("click", () => {
    isHeld = false;
    knows(form, theirs);
    notice.remove();
    later(0);
  });
  const body = document.createElement("div");
  body.append(APART, box, mine);
  notice.append(body);
  notice.setAttribute("role", "alert");
  form.prepend(notice);
  said("");
}

function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

form.addEventListener("input", () => {
  isLeaving = false;
  isChanged = true;
  if (!isHeld) later();
});
form.addEventListener("submit", (event) => {
  if (preview && event.submitter === preview) {
    columns.classList.toggle("with-preview", wide.matches);
    sessionStorage.setItem(SHOWN, "");
    preview.formTarget = wide.matches ? "xem-thu" : "_blank";
    return;
  }
  clearTimeout(timer);
  if (!navigator.onLine) {
    event.preventDefault();
    return missed(false);
  }
  if (sending) { // else it could arrive after the save, as a draft older than what is saved
    event.preventDefault();
    const last = sending;
    Promise.race([last, wait(SHORT)]).then(() => {
      if (sending === last) sending = undefined;
      form.requestSubmit(event.submitter);
    });
    return;
  }
  isLeaving = true; // given-back.js keeps what is sent now
});
function flushes() {
  if (!isLeaving && navigator.onLine) send({ keepalive: true }); // else the copy in this browser is sent when it opens again
}
window.addEventListener("pagehide", flushes);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flushes(); });
window.addEventListener("online", () => later(0));
window.addEventListener("pageshow", () => { isLeaving = false; });
window.addEventListener("beforeunload", (event) => {
  if (isChanged && !isLeaving && !keep(form)) event.preventDefault();
});
if (changedIn(form).length) {
  isChanged = true;
  later(0);
}
// Beside the form stays what stood beside it before a row button.
if (preview && wide.matches && sessionStorage.getItem(SHOWN) !== null) form.requestSubmit(preview);
