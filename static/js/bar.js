// One bar over the page says that what is typed is not safe, for as long as that is so; "" takes it away.
let bar;

export function warn(text, link) {
  if (!text) return bar?.remove();
  bar ??= Object.assign(document.createElement("div"), { className: "notice notice-error typed-bar" });
  bar.setAttribute("role", "alert");
  const words = link ? [text, " ", Object.assign(document.createElement("a"), link)] : [text];
  if (!bar.isConnected || bar.dataset.text !== text) bar.replaceChildren(...words);
  bar.dataset.text = text;
  if (!bar.isConnected) document.querySelector("main").prepend(bar);
}
