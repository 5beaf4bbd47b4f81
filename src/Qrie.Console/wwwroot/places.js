// Whoever goes back comes to the place that they left. A page is drawn after its address has changed and what it shows is read later
// still, so that the browser's own memory comes too soon: the place is kept per entry of the history, and taken once the page is long enough.
(() => {
  const setting = "qrie.places";
  const most = 100;
  const patience = 8000;
  const settling = 700;

  let places = {};
  try { places = JSON.parse(sessionStorage.getItem(setting)) ?? {}; } catch { /* Storage is off, or what is in it is not ours. */ }
  let going = null;

  const entry = () => `${history.state?._index ?? 0} ${location.pathname}${location.search}`;
  const stop = () => { if (going) { cancelAnimationFrame(going.frame); going = null; } };

  const step = () => {
    const now = performance.now();
    const reachable = document.documentElement.scrollHeight - innerHeight >= going.top - 2;
    if (reachable) {
      going.reached ??= now;
      if (Math.abs(scrollY - going.top) > 1) scrollTo(0, going.top);
    }

    if (now - going.began > patience || (going.reached && now - going.reached > settling)) going = null;
    else going.frame = requestAnimationFrame(step);
  };

  history.scrollRestoration = "manual";
  addEventListener("scroll", () => {
    if (going) return;
    const key = entry();
    delete places[key];
    places[key] = Math.round(scrollY);
    const keys = Object.keys(places);
    if (keys.length > most) delete places[keys[0]];
  }, { passive: true });
  addEventListener("pagehide", () => { try { sessionStorage.setItem(setting, JSON.stringify(places)); } catch { /* It lasts as long as the page, then. */ } });
  addEventListener("popstate", () => {
    stop();
    const top = places[entry()] ?? 0;
    if (top > 0) {
      going = { top, began: performance.now(), reached: null };
      going.frame = requestAnimationFrame(step);
    }
  });
  // Whoever moves on their own is not held.
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(kind, stop, { passive: true, capture: true });

  // After a reload too.
  const again = performance.getEntriesByType("navigation")[0]?.type;
  if ((again === "reload" || again === "back_forward") && places[entry()] > 0) {
    going = { top: places[entry()], began: performance.now(), reached: null };
    going.frame = requestAnimationFrame(step);
  }
})();
