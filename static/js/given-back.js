// Every form that people type into: what they send is kept until a page says that it was saved, and given back when none
// did: the session had ended, the network failed, the act was refused. Drafting forms have draft.js beside this.
import { forget, forgetOld, forgetSent, giveBack, isKept, isTyped, keep } from "./typed.js";

const isAnswer = "isAnswer" in document.documentElement.dataset; // what was sent stands in this very page
const kept = document.querySelector("[data-kept-here]");

document.querySelector("main").dataset.saved.split(" ").forEach(forgetSent);
forgetOld();
for (const form of [...document.forms].filter(isTyped)) {
  if ("draft" in form.dataset) {
    if (isAnswer) forget(form); // the server keeps it as a draft
  } else if (!isAnswer) giveBack(form);
}
if (kept && isKept(location.pathname)) {
  kept.hidden = false;
  document.querySelector("[data-copied-by-hand]")?.remove();
}

document.addEventListener("submit", (event) => {
  const stays = event.defaultPrevented || event.submitter?.formTarget; // a preview beside the form
  if (!stays && isTyped(event.target)) keep(event.target);
});
