// On a narrow screen the tabs scroll sideways: bring the current one, and the one that gets the focus, into sight.
const tabs = document.querySelector(".tabs");
const show = (tab) => tab?.scrollIntoView({ block: "nearest", inline: "center" });
show(tabs?.querySelector("[aria-current]"));
tabs?.addEventListener("focusin", (event) => show(event.target));
