// Every form that people type into: what they type is kept in this browser, and given back until a page says that it was
// saved. So it outlives a link clicked too early, a session that ended, a network that failed, an act that was refused.
// Drafting forms have draft.js beside this, which keeps them on the server.
import { warn } from "./bar.js";
import { hanoi } from "./clock.js";
import { basisOf, changedIn, copiesOf, drop, fill, forgetOld, forgetSaved, holds, isKept, isTyped, keep, knownOf, OPENED, same, typed } from "./typed.js";

const STILL = 250; // ms after the last letter
const AGAIN = 5000; // ms until a full store is tried again
const NOT_KEPT = "Trình duyệt không lưu tạm được nội dung đang nhập. Xin không đóng trang trước khi lưu.";
const OFFLINE = "Đang mất mạng nên chưa gửi được. Nội dung được lưu tạm trên máy này; xin gửi lại khi có mạng.";
const isAnswer = "isAnswer" in document.documentElement.dataset; // what was sent stands in this very page
const forms = [...document.forms].filter(isTyped);
const unkept = new Set();
const timers = new Map();
let isSent = false;

document.querySelector("main").dataset.saved.split(" ").filter(Boolean).forEach(forgetSaved);
forgetOld();
if (!isAnswer) forms.forEach(giveBack);

const kept = document.querySelector("[data-kept-here]");
if (kept && isKept(location.pathname)) {
  kept.hidden = false;
  document.querySelector("[data-copied-by-hand]")?.remove();
}

// Puts into the form what the server does not have, and shows what does not fit, with a sentence.

function giveBack(form) {
  const before = typed(form);
  let at;
  for (const [key, copy] of copiesOf(form)) {
    const apart = copy.basis === basisOf(form) ? putBack(form, copy) : Object.values(copy.is).flat();
    const standing = Object.values(typed(form)).flat();
    const words = apart.map((value) => value.trim()).filter((value) => value && !standing.some((each) => each.includes(value)));
    at = copy.at;
    const isSafe = keep(form, at);
    if (words.length) shows(form, key, copy, words);
    else if (isSafe) drop(key); // the copy of this page has it
  }
  if (at && !same(before, typed(form))) given(form, at);
}

// What was typed where somebody else's words stand meanwhile
function putBack(form, copy) {
  const now = typed(form);
  const isLater = form.elements.unsaved?.value.startsWith(`${copy.opened}.`); // the same page kept on the server before
  const before = (name) => [copy.was[name], ...(isLater ? [knownOf(form)[name]] : [])]; // not what another copy put there
  const fits = ([name, values]) => before(name).some((list) => same(now[name] ?? [], list ?? [])) || holds(values, now[name] ?? []);
  const changes = Object.entries(copy.is);
  fill(form, Object.fromEntries(changes.filter(fits)));
  return changes.filter((change) => !fits(change)).flatMap(([, values]) => values);
}

function given(form, at) {
  const files = form.querySelector("[type=file]") ? " Tệp phải chọn lại." : "";
  tell(form, `Nội dung nhập lúc ${hanoi(at)} chưa lưu, vẫn còn trong biểu mẫu dưới đây; xin xem lại rồi bấm nút để gửi.${files}`, () => {
    form.reset();
    keep(form);
    changes(form);
  });
  changes(form);
}

function shows(form, key, copy, words) {
  const box = Object.assign(document.createElement("textarea"), { className: "form-control my-2", readOnly: true, rows: 6, value: words.join("\n\n") });
  box.setAttribute("aria-label", "Nội dung đã nhập");
  tell(form, `Nội dung nhập lúc ${hanoi(copy.at)} chưa lưu. Sau đó biểu mẫu này đã có nội dung khác, nên nội dung ấy không được đưa vào biểu mẫu; xin chép phần còn cần từ đây.`, () => drop(key), box);
}

function tell(form, sentence, undo, ...more) {
  const notice = Object.assign(document.createElement("div"), { className: "notice notice-warning given-back" });
  const body = document.createElement("div");
  const away = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-link p-0", textContent: "Không dùng nội dung này" });
  away.addEventListener("click", () => {
    notice.remove();
    undo();
  });
  body.append(sentence, " ", ...more, away);
  notice.append(body);
  notice.setAttribute("role", "status");
  form.closest("details")?.setAttribute("open", "");
  form.prepend(notice);
}

function changes(form) {
  for (const name of ["input", "change"]) form.dispatchEvent(new Event(name, { bubbles: true }));
}

// Keeps

function keeps(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const isSafe = keep(form) || "draft" in form.dataset; // draft.js says where those are
  unkept[isSafe ? "delete" : "add"](form);
  if (!("draft" in form.dataset)) warn(unkept.size ? NOT_KEPT : "");
  if (!isSafe) timers.set(form, setTimeout(keeps, AGAIN, form));
}

for (const type of ["input", "change"]) {
  document.addEventListener(type, ({ target }) => {
    const form = target.form ?? target;
    if (!forms.includes(form)) return;
    isSent = false;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(keeps, STILL, form));
  });
}
window.addEventListener("online", () => warn(unkept.size ? NOT_KEPT : ""));
const keepsAll = () => [...timers.keys()].forEach(keeps);
window.addEventListener("pagehide", keepsAll);
document.addEventListener("visibilitychange", keepsAll);
window.addEventListener("beforeunload", (event) => {
  keepsAll();
  if (unkept.size && !isSent) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  const stays = event.defaultPrevented || event.submitter?.formTarget; // a preview beside the form
  if (stays || !forms.includes(form)) return;
  keeps(form);
  isSent = navigator.onLine;
  if (isSent) return;
  event.preventDefault();
  warn(OFFLINE);
});
// Which page sends it, so that the server can say whose copy is not needed any more.
document.addEventListener("formdata", ({ target, formData }) => { if (forms.includes(target)) formData.set("opened", OPENED); });
for (const form of forms) if (changedIn(form).length && !form.querySelector(".given-back")) keeps(form); // by the browser itself
