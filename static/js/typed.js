// What a person typed into the forms of this page, kept in this browser until the server says that it has it. A copy
// belongs to one person, to the address that the form is sent to, and to the page as it was opened: two tabs keep theirs
// side by side. It holds what was changed only, and what stood there before. Passwords, files and hidden fields are
// never kept, nor is any choice of a form that asks for a password: a vote, a signature. Of such a form only what is
// written at length is: the reason of a refusal.
const reader = document.documentElement.dataset.reader;
const NAME = "da-nhap";
const MONTH = 30 * 24 * 60 * 60 * 1000; // ms
const NOT_TYPED = ["hidden", "password", "file", "submit", "button", "reset", "image", "fieldset", "output"];
const OPENED_AT = Date.now();
export const OPENED = `${OPENED_AT}-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;

const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
const keyOf = (form) => `${NAME}:${reader}:${addressOf(form)}:${OPENED}`;
const asksPassword = (form) => [...form.elements].some((field) => field.type === "password");
function controls(form) {
  const fields = [...form.elements].filter((field) => field.name && !field.disabled && !NOT_TYPED.includes(field.type));
  return asksPassword(form) ? fields.filter((field) => field.type === "textarea") : fields;
}
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Whether nothing of `less` is missing in `more`: then `more` was typed on top of it.
export const holds = (more, less) => same(more, less) || (more.length === 1 && less.length === 1 && more[0].includes(less[0]));

export function isTyped(form) {
  const posts = form.method.toLowerCase() === "post" && !("question" in form.dataset); // the checklist keeps its own
  return Boolean(reader) && posts && controls(form).length > 0;
}

// Which save and which rows the form shows: what was typed on others is not put into them.
export function basisOf(form, read = (name) => form.querySelector(`[name="${CSS.escape(name)}"]`)?.value) {
  return (form.dataset.same ?? "edition").split(" ").map((name) => read(name) ?? "").join(" ");
}

// Name -> values

function valuesOf(form, read) {
  const values = {};
  for (const field of controls(form)) (values[field.name] ??= []).push(...read(field));
  return values;
}

function typedIn(field) {
  if (["checkbox", "radio"].includes(field.type)) return field.checked ? [field.value] : [];
  if (field.options) return [...field.selectedOptions].map((option) => option.value);
  return [field.value];
}

// As the page came from the server: browsers put back by themselves what was typed before a reload.
function shownIn(field) {
  if (["checkbox", "radio"].includes(field.type)) return field.defaultChecked ? [field.value] : [];
  if (!field.options) return [field.defaultValue];
  const shown = [...field.options].filter((option) => option.defaultSelected);
  if (!shown.length && field.type === "select-one") shown.push(...[...field.options].slice(0, 1));
  return shown.map((option) => option.value);
}

export const typed = (form) => valuesOf(form, typedIn);

export function fill(form, values) {
  const left = Object.fromEntries(Object.entries(values).map(([name, list]) => [name, [...list]]));
  for (const field of controls(form).filter((each) => each.name in left)) {
    const list = left[field.name];
    if (["checkbox", "radio"].includes(field.type)) field.checked = list.includes(field.value);
    else if (field.options) for (const option of field.options) option.selected = list.includes(option.value);
    else if (list.length) field.value = list.shift();
  }
}

// What the server is known to have: as the page came, later what it said that it took

const known = new WeakMap();

export function knownOf(form) {
  if (!known.has(form)) known.set(form, valuesOf(form, shownIn));
  return known.get(form);
}

export const knows = (form, values) => known.set(form, { ...knownOf(form), ...values });

export function changedIn(form) {
  const was = knownOf(form);
  return Object.entries(typed(form)).filter(([name, list]) => !same(list, was[name] ?? []));
}

// The copies in this browser

// False when there is something to keep and the browser does not let it be kept.
export function keep(form, at = Date.now()) {
  const changed = changedIn(form);
  if (!changed.length) return drop(keyOf(form));
  const was = changed.map(([name]) => [name, knownOf(form)[name] ?? []]);
  const copy = { at, opened: OPENED, basis: basisOf(form), was: Object.fromEntries(was), is: Object.fromEntries(changed) };
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
  return true;
}

// [key, copy] of all that begin so, the oldest first
function copies(beginning) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${NAME}:${beginning}`));
    return keys.map((key) => [key, read(key)]).sort(([, one], [, other]) => one.at - other.at);
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return { at: 0, ...JSON.parse(localStorage.getItem(key)) };
  } catch {
    return { at: 0 };
  }
}

const isOf = (address) => ([key]) => key.startsWith(`${NAME}:${reader}:${address}:`);
export const copiesOf = (form) => copies(`${reader}:`).filter(isOf(addressOf(form))).filter(([key]) => key !== keyOf(form));
export const isKept = (address) => copies("").some(([key]) => key.includes(`:${address}:`));

export function forgetOld() {
  for (const [key, copy] of copies("")) if (!copy.is || copy.at < OPENED_AT - MONTH) drop(key);
}

// `saved`: an address, "#", and which page sent it: its own copy goes, and those that it was shown when it was opened.
export function forgetSaved(saved) {
  const [address, opened] = saved.split("#");
  for (const [key, copy] of copies(`${reader}:`).filter(isOf(address))) {
    if (!opened || copy.opened === opened || copy.at < Number.parseInt(opened, 10)) drop(key);
  }
}
