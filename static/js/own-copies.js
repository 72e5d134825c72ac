// Copies of pages that open without a network belong to the person who opened them: they go when somebody else, or
// nobody, is signed in on this machine.
const reader = document.documentElement.dataset.reader;

async function forgets() {
  for (const name of await caches.keys()) if (name.startsWith("phieu:") && name !== `phieu:${reader}`) await caches.delete(name);
}

if (self.caches) forgets().catch(() => {});
