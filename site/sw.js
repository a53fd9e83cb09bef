// Keeps the whole site on this computer, and serves it from there with the page's policy on every response.
//
// All or nothing: a version is installed only when every file came whole (each is checked against its hash), and it
// takes over only when the person accepts it. Reaches nothing outside its own folder. `cargo xtask build` fills in
// the build, the policy and the files.

const BUILD = "@BUILD@";
const POLICY = "@POLICY@";
const FILES = @FILES@; // [address, integrity]

const PREFIX = `galley ${self.registration.scope} `;
const CACHE = PREFIX + BUILD;
const KNOWN = new Set(FILES.map(([file]) => address(file)));

function address(file) {
  return new URL(file, self.registration.scope).href;
}

async function fetched([file, integrity]) {
  const response = await fetch(address(file), { integrity, cache: "no-store" });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // A new Response also forgets redirects, which a page may not be answered with.
  const headers = new Headers({ "Content-Security-Policy": POLICY, "Cache-Control": "no-cache" });
  headers.set("Content-Type", response.headers.get("Content-Type") ?? "application/octet-stream");
  return [address(file), new Response(await response.arrayBuffer(), { headers })];
}

async function install() {
  const responses = await Promise.all(FILES.map(fetched));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(responses.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The kept file that answers a request, or null: not ours. */
function kept(request) {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  url.hash = url.search = "";
  if (url.href === address("index.html")) return address("./");
  return KNOWN.has(url.href) ? url.href : null;
}

async function serve(file) {
  const response = await (await caches.open(CACHE)).match(file);
  // Storage was cleared under us: the host still has the file.
  return response ?? fetch(file);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const file = kept(event.request);
  if (file) event.respondWith(serve(file));
});
