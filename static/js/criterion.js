// A form with data-criterion: only the fields that the chosen kind uses are there. Without script all are, and the server says which to leave empty.
const form = document.querySelector("form[data-criterion]");
const kind = form?.querySelector("[name=kind]");

function fit() {
  for (const field of form.querySelectorAll("[data-kinds]")) {
    const used = !kind.value || field.dataset.kinds.split(" ").includes(kind.value);
    field.disabled = !used; // what is not there is not sent
    field.closest("[id^=div_id_]").hidden = !used;
  }
}

kind?.addEventListener("change", fit);
if (kind) fit();
