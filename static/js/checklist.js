// The checklist of an inspection: every answer is kept in this browser at once and sent as soon as it can be, one
// after the other, in order; files go beside them. A save has a token of its own, so that one whose acknowledgement
// was lost is not made twice; it names the edition it was typed on, so that a colleague's is never overwritten unseen.
// Without this script every question has its own button.
import { warn } from "./bar.js";
import { refusalOf } from "./file-limits.js";
import * as kept from "./kept.js";
import { keepPage } from "./offline.js";
import { OFFLINE, post, Trouble } from "./post.js";

const page = document.querySelector("[data-checklist]");
const OF = `${page.dataset.person}:${page.dataset.checklist}`;
const KINDS = ["answer", "file"];
const PAUSES = [3, 6, 15, 30, 60]; // seconds between two tries
const STILL = 3000; // ms after the last letter
const UNSENT = "Chưa gửi (lưu tạm trên máy)";
const NOT_KEPT = "Trình duyệt không lưu tạm được nội dung. Xin không đóng trang khi chưa gửi hết.";
const NOT_TAKEN = "Chưa gửi được. Nội dung lưu tạm trên máy; xin tải lại trang hoặc sửa lại rồi gửi.";

let rows = []; // what is not sent, in order; the browser's store follows it
let isKept = true, timer;
const lanes = Object.fromEntries(KINDS.map((kind) => [kind, { sending: false, tries: 0, trouble: "" }]));

const newToken = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
  (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+digit / 4)))).toString(16));

// One question on the page

class Question {
  constructor(form) {
    this.form = form;
    this.pk = form.dataset.question;
    this.title = form.dataset.title;
    form.reset(); // what the browser put back by itself is not what was saved
    this.edition = Number(form.elements.edition.getAttribute("value"));
    this.saved = this.finding;
    form.addEventListener("input", (event) => { if (event.target.type !== "file") this.typed(STILL); });
    form.addEventListener("change", (event) => { event.target.type === "file" ? this.brings(event.target) : this.typed(0); });
    form.addEventListener("submit", (event) => { event.preventDefault(); this.typed(0); });
  }

  get finding() {
    const { verdict, papers, remark } = this.form.elements;
    return { verdict: verdict.value, papers: papers.value, remark: remark.value };
  }

  set finding({ verdict, papers, remark }) {
    const fields = this.form.elements;
    for (const each of fields.verdict) each.checked = each.value === verdict;
    fields.papers.value = papers;
    fields.remark.value = remark;
  }

  get rows() { return rows.filter((row) => row.question === this.pk); }

  typed(pause) {
    const row = this.rows.find((each) => each.kind === "answer" && (!each.tried || each.held));
    if (!row && !this.rows.some((each) => each.kind === "answer") && same(this.saved, this.finding)) return;
    if (!row) {
      keep({ kind: "answer", question: this.pk, edition: this.edition, finding: this.finding });
    } else {
      row.finding = this.finding;
      if (row.held === "refused") Object.assign(row, { held: "", sentence: "", tried: false, token: newToken() });
      store(row);
    }
    this.shows();
    later(pause);
  }

  async brings(input) {
    for (const file of [...input.files]) {
      const row = { kind: "file", question: this.pk, name: file.name, blob: file };
      const sentence = await refusalOf(file, page.dataset.accepted);
      if (sentence) Object.assign(row, { held: "refused", sentence, blob: null });
      keep(row);
    }
    input.value = "";
    this.shows();
    later(0);
  }

  // Words under the question, files that wait, both versions where a colleague was quicker
  shows() {
    const [state, told, list] = ["[data-state]", "[data-told]", "[data-files]"].map((name) => this.form.querySelector(name));
    const held = this.rows.find((row) => row.kind === "answer" && row.held);
    const waiting = this.rows.some((row) => !row.held);
    state.classList.toggle("unsent", waiting && !held);
    state.classList.toggle("refused", Boolean(held));
    if (held) state.textContent = held.held === "conflict" ? `Đồng chí ${held.theirs.by} đã nhập nội dung khác; nội dung của đồng chí lưu tạm trên máy` : held.sentence;
    else if (waiting) state.textContent = UNSENT;
    else if (this.at) state.textContent = `Đã lưu lúc ${this.at}`;
    if (!held?.theirs) told.replaceChildren();
    else if (told.dataset.edition !== String(held.theirs.edition) || !told.firstChild) told.replaceChildren(this.both(held, told));
    list.querySelectorAll("[data-waiting]").forEach((each) => each.remove());
    list.append(...this.rows.filter((row) => row.kind === "file").map(waitingFile));
    shows();
  }

  both(row, told) {
    const box = page.querySelector("template[data-conflict]").content.cloneNode(true);
    const { by, at, label, papers, remark, edition } = row.theirs;
    const words = { by, at, label: label || "chưa có", papers: papers || "chưa có", remark: remark || "chưa có" };
    for (const [name, value] of Object.entries(words)) box.querySelector(`[data-${name}]`).textContent = value;
    box.querySelector("[data-keep-mine]").addEventListener("click", () => {
      Object.assign(row, { held: "", theirs: null, tried: false, edition, finding: this.finding, token: newToken() });
      this.edition = edition;
      store(row);
      this.shows();
      later(0);
    });
    box.querySelector("[data-take-theirs]").addEventListener("click", () => {
      this.takes(row.theirs);
      forget(row);
      this.shows();
    });
    told.dataset.edition = edition;
    return box;
  }

  takes(theirs) {
    this.finding = this.saved = theirs;
    this.edition = theirs.edition;
    this.at = theirs.at;
  }
}

function waitingFile(row) {
  const item = page.querySelector("template[data-file]").content.firstElementChild.cloneNode(true);
  item.dataset.waiting = "";
  item.querySelector("[data-name]").textContent = row.name;
  item.querySelector("[data-said]").textContent = row.held ? row.sentence : UNSENT.toLowerCase();
  item.querySelector("[data-drop]").addEventListener("click", () => {
    forget(row);
    questions.get(row.question).shows();
  });
  return item;
}

const same = (one, other) => ["verdict", "papers", "remark"].every((name) => one[name].trim() === other[name].trim());

// What is kept

let writing = Promise.resolve(); // one write after the other, so that a row never comes back after it was dropped

function stored(act) {
  writing = writing.then(act).catch(() => { isKept = false; shows(); });
  return writing;
}

function keep(row) {
  Object.assign(row, { of: OF, title: questions.get(row.question).title, token: newToken(), tried: false, held: row.held ?? "" });
  rows.push(row);
  return store(row);
}

const store = (row) => stored(async () => {
  if (!rows.includes(row)) return;
  const copy = { ...row };
  const id = await kept.put(copy);
  row.id = id;
});

function forget(row) {
  rows = rows.filter((each) => each !== row);
  return stored(() => row.id && kept.drop(row.id));
}

// What is sent

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
}

// A photo on a slow line holds no answer up, and one that failed lets the other files go first.
const failures = (row) => (row.kind === "file" && row.failures) || 0;
const due = (kind) => rows.filter((row) => row.kind === kind && !row.held).sort((one, other) => failures(one) - failures(other));

async function send() {
  await sends("answer");
  if (!due("answer").length) await sends("file");
}

async function sends(kind) {
  const lane = lanes[kind];
  if (lane.sending) return;
  lane.sending = true;
  let row;
  try {
    for (let next; (next = due(kind)[0]);) await deliver(row = next);
    Object.assign(lane, { tries: 0, trouble: "" });
    if (row) keepPage();
  } catch (failure) {
    row.failures = failures(row) + 1;
    clearTimeout(lane.timer);
    lane.timer = setTimeout(send, PAUSES[Math.min(lane.tries++, PAUSES.length - 1)] * 1000);
    if (!(failure instanceof Trouble)) throw failure;
    lane.trouble = failure.message;
  } finally {
    lane.sending = false;
    shows();
  }
}

async function deliver(row) {
  const question = questions.get(row.question);
  if (!question) return forget(row);
  row.tried = true;
  await store(row);
  const [status, answer] = await post(row, question);
  if (!rows.includes(row)) return; // given up meanwhile
  if (status === 200) arrived(row, question, answer);
  else if (answer.theirs) differs(row, question, answer.theirs);
  else {
    Object.assign(row, { held: "refused", sentence: answer.sentence ?? NOT_TAKEN });
    merged(row, question);
  }
  question.shows();
}

function arrived(row, question, answer) {
  forget(row);
  if (row.kind === "file") return hasFile(question, answer);
  question.edition = answer.edition;
  question.saved = row.finding;
  question.at = answer.at;
  for (const next of question.rows.filter((each) => each.kind === "answer")) {
    next.edition = answer.edition; // it was typed on top of this one
    store(next);
  }
}

function differs(row, question, theirs) {
  Object.assign(row, { held: "conflict", theirs });
  merged(row, question);
}

// What was typed after it belongs to it
function merged(row, question) {
  for (const next of question.rows.filter((each) => each.kind === "answer" && row.kind === "answer" && each !== row)) {
    row.finding = next.finding;
    forget(next);
  }
  store(row);
}

function hasFile(question, { pk, name, url, remove, at }) {
  const list = question.form.querySelector("[data-files]");
  if (list.querySelector(`[data-kept="${pk}"]`)) return;
  const item = document.createElement("li");
  item.dataset.kept = pk;
  const link = Object.assign(document.createElement("a"), { href: url, textContent: name, download: "" });
  const away = Object.assign(document.createElement("a"), { href: remove, textContent: "Xóa", className: "quiet-link" });
  away.setAttribute("aria-label", `Xóa ${name}`);
  item.append(link, " ", away);
  list.append(item);
  question.at = at;
}

// The line at the bottom of the page

function shows() {
  const asked = (filter) => new Set(rows.filter(filter).map((row) => row.question)).size;
  const unsent = asked((row) => !row.held), held = asked((row) => row.held);
  const trouble = lanes.answer.trouble || lanes.file.trouble;
  const said = [];
  if (unsent) said.push(`${unsent} nội dung chưa gửi`);
  if (held) said.push(`${held} nội dung cần xem lại`);
  if (unsent && trouble) said.push(trouble);
  else if (!navigator.onLine) said.push(OFFLINE);
  warn(rows.length && !isKept ? NOT_KEPT : "");
  const text = said.join(", ") || "tất cả đã lưu";
  const line = page.querySelector("[data-sync]");
  if (line.textContent !== text) line.textContent = text;
  const answered = [...questions.values()].filter((each) => each.finding.verdict).length;
  page.querySelector("[data-progress]").textContent = `${answered}/${questions.size}`;
}

const questions = new Map([...page.querySelectorAll("form[data-question]")].map((form) => [form.dataset.question, new Question(form)]));

async function begins() {
  try {
    rows = [...(await kept.all(OF)), ...rows];
  } catch {
    isKept = false;
  }
  for (const row of rows) {
    // Its reason may be gone. Its token stays: should it have arrived before, it is not made twice.
    if (row.held === "refused" && (row.kind === "answer" || row.blob)) Object.assign(row, { held: "", sentence: "", tried: false });
  }
  for (const question of questions.values()) {
    const own = question.rows.filter((row) => row.kind === "answer").pop();
    if (own) question.finding = own.finding;
    if (question.rows.length) question.shows();
  }
  page.classList.add("is-live");
  for (const each of page.querySelectorAll(".with-script")) each.hidden = false;
  shows();
  keepPage();
  send();
}

window.addEventListener("online", () => {
  for (const lane of Object.values(lanes)) lane.tries = 0;
  later(0);
});
window.addEventListener("offline", shows);
document.addEventListener("visibilitychange", () => later(0));
window.addEventListener("beforeunload", (event) => { if (rows.length) event.preventDefault(); });
begins();
