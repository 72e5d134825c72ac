// The service worker of an opened checklist (offline.js): gives the page and its files when there is no network. What is
// sent never passes through it; the copy goes when the checklist was closed, or somebody else signs in (own-copies.js).
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keeps({ cache, page, files }) {
  const store = await caches.open(cache);
  const answer = await fetch(page, { redirect: "manual", cache: "no-store", headers: { Accept: "text/html" } });
  if (!answer.ok) return store.delete(page);
  await store.put(page, answer);
  for (const file of files) if (!(await store.match(file, { ignoreVary: true }))) await store.add(file);
}

self.addEventListener("message", (event) => event.waitUntil(keeps(event.data).catch(() => {})));

async function answers(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    const copy = await caches.match(request, { ignoreVary: true });
    if (copy) return copy;
    throw failure;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isPageOrFile = request.mode === "navigate" || request.destination; // not what scripts ask for
  if (request.method === "GET" && isPageOrFile) event.respondWith(answers(request));
});
