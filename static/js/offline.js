// The opened checklist opens again without a network: a service worker of this one page keeps it with the files it uses,
// anew after every answer that arrived. The browser is asked not to throw away what waits to be sent.
const page = document.querySelector("[data-checklist]");
const SOON = 2000; // ms; several answers arrive together
let timer;

async function keeps() {
  const registration = await navigator.serviceWorker.register(page.dataset.worker, { scope: location.pathname });
  await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").filter(({ name, initiatorType }) =>
    new URL(name).origin === location.origin && !["fetch", "xmlhttprequest", "beacon"].includes(initiatorType));
  registration.active?.postMessage({
    cache: `phieu:${page.dataset.person}`, page: location.pathname, files: [...new Set(files.map(({ name }) => name))],
  });
}

export function keepPage() {
  if (!navigator.serviceWorker || !navigator.onLine) return;
  clearTimeout(timer);
  timer = setTimeout(() => keeps().catch(() => {}), SOON); // without it the page works as long as it is open
}

navigator.storage?.persist?.();
