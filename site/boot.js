// Starts the page, then the service worker that makes it work offline. The policy forbids inline scripts, so this is
// a file; `cargo xtask build` fills in the hashed name of the app.
//
// What the page may listen for, on window:
//   galley:offline-ready   from now on every file comes from this computer (also <html data-offline="ready">)
//   galley:update          a new version waits; calling event.detail() takes it and loads the page anew
//                          (a page that starts later finds the same function as window.galleyUpdate)

import init from "./@APP@.js";

await init({ module_or_path: new URL("./@APP@_bg.wasm", import.meta.url) });

function offlineReady() {
  document.documentElement.dataset.offline = "ready";
  window.dispatchEvent(new Event("galley:offline-ready"));
}

function offer(accept) {
  window.galleyUpdate = accept;
  window.dispatchEvent(new CustomEvent("galley:update", { detail: accept }));
}

function offerWaiting(registration) {
  // Without a controller this is the first visit, and there is nothing to update from.
  if (!registration.waiting || !navigator.serviceWorker.controller) return;
  offer(() => {
    accepted = true;
    registration.waiting?.postMessage("take over");
  });
}

let accepted = false;

async function goOffline() {
  const workers = navigator.serviceWorker;
  const controlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    if (accepted) location.reload();
    // Another tab took the new version: this one still runs the old.
    else if (controlled) offer(() => location.reload());
    else offlineReady();
  });

  const registration = await workers.register(new URL("./sw.js", import.meta.url), { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => offerWaiting(registration));
  });
  offerWaiting(registration);
  if (controlled) offlineReady();
}

// Absent where the page is opened without https, other than from this computer itself.
if ("serviceWorker" in navigator) {
  goOffline().catch((error) => console.warn("Galley cannot be kept for working offline:", error));
}
