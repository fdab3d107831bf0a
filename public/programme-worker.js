/*
 * Keeps opened programmes on the phone, each in a store of its own: the page and what it needs to be shown. Pages are asked
 * of the network first; when that is slow or gone, the store answers and marks the page. A link that the server no longer
 * knows takes its store with it.
 */
const prefix = "studietur-programme-1:";
const patienceMs = 3000;
/** An answer that came too late for the page that asked serves the next opening, so that a slow line does not ask for ever. */
const lateAnswerMs = 60_000;
const lateAnswers = new Map();
const programmePath = /^\/p\/[\w-]{43}\/?$/;
const assetPath = /^\/(assets\/|favicon|icon-)/;

const storeName = (pathname) => prefix + pathname.replace(/\/$/, "");

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const dropOld = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("studietur-programme-") && !name.startsWith(prefix)).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(dropOld());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && programmePath.test(url.pathname)) event.respondWith(openProgramme(event, url));
  else if (assetPath.test(url.pathname)) event.respondWith(fromStoreFirst(event.request));
});

async function openProgramme(event, url) {
  if (Date.now() - (lateAnswers.get(url.href) ?? 0) < lateAnswerMs) {
    lateAnswers.delete(url.href);
    const late = await (await caches.open(storeName(url.pathname))).match(url.href);
    if (late) return late;
  }
  const renewed = fetchProgramme(event.request, url);
  event.waitUntil(renewed.catch(() => undefined));
  const answer = await Promise.race([renewed.catch(() => null), new Promise((resolve) => setTimeout(resolve, patienceMs, null))]);
  // A server in trouble is no reason to take the programme away; a link it does not know is.
  if (answer && isSettled(answer)) return answer;
  const kept = await findKept(url);
  if (kept) {
    event.waitUntil(renewed.then((late) => isSettled(late) && tellRenewed(event.resultingClientId, url), () => undefined));
    return kept;
  }
  return answer ?? renewed;
}

const isGone = (answer) => answer.status === 404 || answer.status === 410;
const isSettled = (answer) => answer.ok || isGone(answer);

async function fetchProgramme(request, url) {
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(storeName(url.pathname))).put(url.href, answer.clone());
  if (isGone(answer)) await caches.delete(storeName(url.pathname));
  return answer;
}

/** The page as it was kept, in the language asked for or else in the other, marked as such. */
async function findKept(url) {
  if (!(await caches.has(storeName(url.pathname)))) return null;
  const store = await caches.open(storeName(url.pathname));
  const kept = (await store.match(url.href)) ?? (await store.match(url.href, { ignoreSearch: true }));
  if (!kept) return null;
  const text = await kept.text();
  return new Response(text.replace("<html ", '<html data-kept="yes" '), { status: 200, headers: kept.headers });
}

async function tellRenewed(clientId, url) {
  lateAnswers.set(url.href, Date.now());
  const client = clientId && (await self.clients.get(clientId));
  if (client) client.postMessage({ type: "renewed" });
}

async function fromStoreFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener("message", (event) => {
  // The answer may have come before the page could listen.
  if (event.data && event.data.type === "renewed?" && lateAnswers.has(event.data.page)) event.source.postMessage({ type: "renewed" });
  if (event.data && event.data.type === "keep") event.waitUntil(keep(new URL(event.data.page), event.data.assets));
});

/** Stores what the page has loaded; what an earlier edition of it needed and this one does not is removed. */
async function keep(page, assets) {
  if (page.origin !== self.location.origin || !programmePath.test(page.pathname)) return;
  const wanted = assets.filter((path) => assetPath.test(path));
  const store = await caches.open(storeName(page.pathname));
  if (!(await store.match(page.href))) {
    // Said so, because it is no second opening.
    const answer = await fetch(page.href, { headers: { "X-Programme-Keep": "yes" } });
    if (!answer.ok) return void (await caches.delete(storeName(page.pathname)));
    await store.put(page.href, answer);
  }
  await Promise.all(wanted.map(async (path) => {
    if (await store.match(path)) return;
    const answer = await fetch(path);
    if (answer.ok) await store.put(path, answer);
  }));
  const kept = (await store.keys()).map((request) => new URL(request.url));
  const pages = kept.filter(({ pathname }) => programmePath.test(pathname));
  // A page in the other language has assets of its own, which this one does not know.
  if (pages.length > 1) return;
  for (const { pathname } of kept) if (assetPath.test(pathname) && !wanted.includes(pathname)) await store.delete(pathname);
}
