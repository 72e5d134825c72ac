// The drafting form after one of its buttons: the place on the page stays where it was, and a new field has the focus.
// Without this script the page begins at the row of the button.
const form = document.querySelector("form[data-draft]");
const state = form.querySelector("[data-draft-state]");
const PLACE = `cho:${location.pathname}`;

form.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "stay") return;
  const place = { top: window.scrollY, id: document.activeElement?.id ?? "" };
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(place));
  } catch {
    // a browser that keeps nothing begins at the top
  }
});

function taken() {
  try {
    const place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
    return place;
  } catch {
    return null;
  }
}

const place = taken();
const made = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (place) {
  document.getElementById(place.id)?.focus({ preventScroll: true });
  window.scrollTo({ top: place.top, behavior: "instant" });
  state.textContent = document.querySelector(".messages")?.textContent.trim() ?? "";
} else if (made?.matches("input, textarea")) {
  made.focus();
}
