// On the page of an inspection: what this person answered on this machine and the server never took, for example
// because the draft went to the unit in between. It is shown until the person throws it away.
import * as kept from "./kept.js";

const box = document.querySelector("[data-unsent]");
const list = box?.querySelector("ul");
const LABELS = { yes: "Đã thực hiện", partly: "Thực hiện một phần", no: "Chưa thực hiện" };

function line({ kind, title, name, finding }) {
  const said = kind === "file" ? [`tệp ${name}`] : [LABELS[finding.verdict], finding.papers, finding.remark];
  const item = document.createElement("li");
  item.textContent = `${title}: ${said.filter(Boolean).join("; ")}`;
  return item;
}

async function shows() {
  const rows = await kept.all(`${box.dataset.person}:${box.dataset.unsent}`);
  list.replaceChildren(...rows.map(line));
  box.hidden = !rows.length;
  box.querySelector("button").onclick = async () => {
    for (const row of rows) await kept.drop(row.id);
    box.hidden = true;
  };
}

if (box) shows().catch(() => {});
