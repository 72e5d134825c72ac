// What could not be sent yet, in this browser (IndexedDB holds photos, too). Each row has `of`, whom and what it
// belongs to, and gets an `id`: rows come back in the order in which they were first kept.
const STORE = "cho-gui";

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened() {
  const request = indexedDB.open("kiem-tra-cheo", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: "id", autoIncrement: true }).createIndex("of", "of");
  };
  return asked(request);
}

let database;

// A browser refuses or drops a connection now and then, above all on a phone that slept: a new one may do.
async function within(mode, act) {
  try {
    return await once(mode, act);
  } catch {
    database = undefined;
    return once(mode, act);
  }
}

async function once(mode, act) {
  database ??= opened();
  const transaction = (await database).transaction(STORE, mode, { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const found = await asked(act(transaction.objectStore(STORE)));
  await done;
  return found;
}

export const all = (of) => within("readonly", (store) => store.index("of").getAll(of));
export const put = (row) => within("readwrite", (store) => store.put(row));
export const drop = (id) => within("readwrite", (store) => store.delete(id));
