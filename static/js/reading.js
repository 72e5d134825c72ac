// <form data-reading> tells the server that its page is before a reader: only a page that is shown does, never a link that
// was followed ahead of time. Without this script nothing is noted.
const form = document.querySelector("form[data-reading]");

function tell() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", tell);
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true }).catch(() => {});
}

document.addEventListener("visibilitychange", tell);
tell();
