// Sends one row of the checklist: what the server said, or a Trouble in words when for now nothing can be sent. After the
// same person signed in again in another window it goes on with the new token of the session.

export const OFFLINE = "đang mất mạng, sẽ tự gửi khi có mạng";
const SIGN_IN = "phiên làm việc đã hết; xin đăng nhập lại rồi mở lại trang này, nội dung lưu tạm trên máy";
const SOMEBODY_ELSE = "đang đăng nhập tài khoản khác; xin đăng nhập lại đúng tài khoản đã nhập";
const PATIENCE = { answer: 60_000, file: 600_000 }; // ms until an attempt is given up

const page = document.querySelector("[data-checklist]");
let token = page.querySelector("[name=csrfmiddlewaretoken]").value;

export class Trouble extends Error {}

// [status, what the server said]
export async function post(row, question, again = true) {
  const body = new FormData();
  const common = { csrfmiddlewaretoken: token, person: page.dataset.person, token: row.token };
  const own = row.kind === "answer" ? { edition: row.edition, ...row.finding } : {};
  for (const [name, value] of Object.entries({ ...common, ...own })) body.set(name, value);
  if (row.kind === "file") body.set("file", row.blob, row.name);
  const response = await reach(row.kind === "answer" ? question.form.action : question.form.dataset.attach, PATIENCE[row.kind], { method: "POST", body });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  const answer = isJson ? await response.json().catch(() => { throw new Trouble(OFFLINE); }) : {};
  if (answer.is_somebody_else) throw new Trouble(SOMEBODY_ELSE);
  if (response.type === "opaqueredirect" || (response.status === 403 && !isJson)) {
    if (again && (await renewed())) return post(row, question, false);
    throw new Trouble(SIGN_IN);
  }
  if (response.status >= 500 || response.status === 429) throw new Trouble("chưa gửi được, hệ thống sẽ gửi lại");
  return [response.status, answer];
}

async function reach(url, patience, wishes) {
  try {
    const headers = { Accept: "application/json" };
    const signal = AbortSignal.timeout?.(patience); // phones before 2022 wait as long as their browser does
    return await fetch(url, { headers, redirect: "manual", cache: "no-store", signal, ...wishes });
  } catch {
    throw new Trouble(OFFLINE);
  }
}

// After the same person signed in again, in another window, the page needs the new token of the session. Every page
// has one but that of the sign-in: a checklist that was closed meanwhile leads to its inspection, and why it takes no
// answer is then said by the server.
async function renewed() {
  const response = await reach(location.pathname, PATIENCE.answer, { headers: { Accept: "text/html" }, redirect: "follow" });
  if (!response.ok || new URL(response.url).pathname === page.dataset.login) return false;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const person = fresh.querySelector("[data-person]")?.dataset.person ?? page.dataset.person;
  if (person !== page.dataset.person) throw new Trouble(SOMEBODY_ELSE);
  const field = fresh.querySelector("[name=csrfmiddlewaretoken]");
  token = field?.value ?? token;
  return Boolean(field);
}
