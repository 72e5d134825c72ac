// What was typed into a form, kept in this browser until the server says that it has it. A copy belongs to one person and
// to the address that the form is sent to. Passwords, files and hidden fields are never kept, nor is any choice of a form
// that asks for a password: a vote, a signature.
const reader = document.documentElement.dataset.reader;
const NAME = "da-nhap";
const MONTH = 30 * 24 * 60 * 60 * 1000; // ms
const NOT_TYPED = ["hidden", "password", "file", "submit", "button", "reset", "image", "fieldset", "output"];

const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
const keyOf = (form) => `${NAME}:${reader}:${addressOf(form)}`;
const controls = (form) => [...form.elements].filter((field) => field.name && !field.disabled && !NOT_TYPED.includes(field.type));

// Which save and which rows the form shows: what was typed on others is not put into them.
function basis(form) {
  const names = form.dataset.same ?? "edition";
  return names.split(" ").map((name) => form.querySelector(`[name="${CSS.escape(name)}"]`)?.value ?? "").join(" ");
}

export function isTyped(form) {
  const asksPassword = [...form.elements].some((field) => field.type === "password");
  const posts = form.method.toLowerCase() === "post" && !("question" in form.dataset); // the checklist keeps its own
  return Boolean(reader) && posts && !asksPassword && controls(form).length > 0;
}

// [name, value] of what is typed or chosen, with the line ends of the page
function fieldsOf(form) {
  const names = new Set(controls(form).map((field) => field.name));
  return [...new FormData(form)].filter(([name]) => names.has(name)).map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]);
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// False when the browser does not let anything be kept.
export function keep(form) {
  const copy = { at: Date.now(), basis: basis(form), fields: fieldsOf(form) };
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${NAME}:`));
  } catch {
    return [];
  }
}

const drop = (key) => { if (keys().includes(key)) localStorage.removeItem(key); };
export const forget = (form) => drop(keyOf(form));
export const forgetSent = (address) => drop(`${NAME}:${reader}:${address}`);
export const isKept = (address) => keys().some((key) => key.endsWith(`:${address}`));
export const forgetOld = () => keys().filter((key) => !(stored(key)?.at > Date.now() - MONTH)).forEach(drop);

function fill(form, fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of controls(form)) {
    const typed = values.get(field.name);
    if (["checkbox", "radio"].includes(field.type)) field.checked = Boolean(typed?.includes(field.value));
    else if (field.type === "select-multiple") for (const option of field.options) option.selected = Boolean(typed?.includes(option.value));
    else if (typed?.length) field.value = typed.shift();
  }
}

// Puts back what the server does not have, with a sentence; true when something was put back.
export function giveBack(form) {
  const copy = stored(keyOf(form));
  if (!copy) return false;
  const shown = fieldsOf(form);
  if (same(copy.fields, shown)) forget(form);
  else if (copy.basis !== basis(form)) {
    tell(form, copy, "Sau đó biểu mẫu này đã được lưu bản khác, nên nội dung ấy không được đưa vào biểu mẫu; xin chép phần còn cần từ đây.", wordsOf(copy));
  } else {
    fill(form, copy.fields);
    if (!same(shown, fieldsOf(form))) return given(form, copy);
  }
  return false;
}

function given(form, copy) {
  const files = form.querySelector("[type=file]") ? " Tệp phải chọn lại." : "";
  tell(form, copy, `Nội dung ấy vẫn còn trong biểu mẫu dưới đây; xin xem lại rồi bấm nút lần nữa.${files}`);
  changes(form);
  return true;
}

const changes = (form) => ["input", "change"].forEach((name) => form.dispatchEvent(new Event(name, { bubbles: true })));
const wordsOf = (copy) => copy.fields.map(([, value]) => value.trim()).filter(Boolean).join("\n\n");

function tell(form, copy, sentence, words) {
  const at = new Date(copy.at).toLocaleString("vi", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
  const notice = Object.assign(document.createElement("div"), { className: "notice notice-warning given-back" });
  const body = document.createElement("div");
  const away = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-link p-0", textContent: "Không dùng nội dung này" });
  body.append(`Nội dung đồng chí nhập lúc ${at} chưa được máy chủ báo là đã lưu. ${sentence} `);
  if (words) {
    const box = Object.assign(document.createElement("textarea"), { className: "form-control my-2", readOnly: true, rows: 6, value: words });
    box.setAttribute("aria-label", "Nội dung đã nhập");
    body.append(box);
  }
  body.append(away);
  notice.append(body);
  notice.setAttribute("role", "status");
  away.addEventListener("click", () => {
    forget(form);
    notice.remove();
    if (words) return;
    form.reset();
    changes(form);
  });
  form.closest("details")?.setAttribute("open", "");
  form.prepend(notice);
}
