// A calendar beside every field of a day (`data-picker`): what is chosen there is written into the field.
const icons = document.querySelector("svg.icon use")?.getAttribute("href").split("#")[0];

function written(chosen) {
  const [day, time] = chosen.split("T");
  const written = day.split("-").reverse().join("/");
  return time ? `${time.slice(0, 5)} ${written}` : written;
}

function chosen(text, kind) {
  const day = text.match(/(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/);
  if (!day) return "";
  const [, date, month, year] = day;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const time = text.match(/(\d{1,2}):(\d{2})/);
  return kind === "date" ? iso : `${iso}T${time ? `${time[1].padStart(2, "0")}:${time[2]}` : "08:00"}`;
}

function button(field) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-outline-secondary picker";
  made.setAttribute("aria-label", `Chọn ngày: ${field.labels?.[0]?.innerText.replace("*", "").trim() ?? ""}`);
  if (icons) {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    icon.setAttribute("class", "icon");
    icon.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${icons}#calendar-event`);
    icon.append(use);
    made.append(icon);
  }
  return made;
}

function equip(field) {
  const calendar = document.createElement("input");
  calendar.type = field.dataset.picker;
  calendar.className = "picker-source";
  calendar.tabIndex = -1;
  calendar.setAttribute("aria-hidden", "true");
  const opens = button(field);
  opens.addEventListener("click", () => {
    calendar.value = chosen(field.value, calendar.type);
    try {
      calendar.showPicker();
    } catch {
      calendar.focus();
    }
  });
  calendar.addEventListener("change", () => {
    if (!calendar.value) return;
    field.value = written(calendar.value);
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  });
  field.classList.add("has-picker");
  field.after(opens, calendar);
}

for (const field of document.querySelectorAll("input[data-picker]")) {
  if (!field.disabled && !field.readOnly) equip(field);
}
