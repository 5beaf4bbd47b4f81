// Lists by keyboard. A key presses what is on the page already: whatever says data-key="x" is pressed by x, in the details that
// are open, in the row that has the focus, or on the page. Whoever speaks to the machine may say that single keys count only where
// a row or details have the focus (WCAG 2.1.4); arrow keys never count elsewhere, so that pages scroll.
(() => {
  const setting = "qrie.keys";
  const typing = "input:not([type=checkbox]), select, textarea, [contenteditable]";
  let last = null;
  let held = null;
  let place = 0;

  const anywhere = () => { try { return localStorage.getItem(setting) !== "rows"; } catch { return true; } };
  const rows = () => [...document.querySelectorAll("table[data-rows] > tbody > tr")];
  const details = () => document.querySelector(".q-details");

  const move = (step, row) => {
    const all = rows();
    const at = all.indexOf(row ?? (last?.isConnected ? last : null));
    // Where the row has gone that was last looked at, the one in its place is next.
    const next = all[at < 0 ? Math.min(last && step > 0 ? place : 0, all.length - 1) : at + step];
    const link = next?.querySelector("a");
    if (!link) return false;
    [last, place] = [next, all.indexOf(next)];
    if (details()) link.click(); else link.focus();
    return true;
  };

  const press = (key, row) => {
    const open = details();
    if (key === "e" && !open) {
      // An exception is of what is chosen, or of the row at hand.
      const bar = document.querySelector("[data-bar]");
      const check = row?.querySelector("[data-key=x]");
      if (bar?.hidden && check && !check.checked) check.click();
      else if (!bar || bar.hidden) return false;
    }

    const scope = key === "x" ? !open && row : key === "e" && open ? open : document;
    const pressed = scope && scope.querySelector(`[data-key="${CSS.escape(key)}"]`);
    pressed?.click();
    return Boolean(pressed);
  };

  const search = () => {
    const box = !details() && document.querySelector("main input[type=search]");
    if (box) { box.focus(); box.select(); }
    return Boolean(box);
  };

  addEventListener("focusin", event => {
    const row = event.target.closest?.("table[data-rows] > tbody > tr");
    held = row ? event.target : null;
    if (row) [last, place] = [row, rows().indexOf(row)];
  });
  // A row that comes to stand elsewhere is taken out and put back, which costs it the focus.
  addEventListener("pointerdown", () => { held = null; });
  new MutationObserver(() => {
    if (held?.isConnected && document.activeElement === document.body) held.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });

  addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches?.(typing)) {
      // From what is searched to what was found.
      if (event.key === "ArrowDown" && event.target.matches("main input[type=search]")) {
        last = null;
        if (move(1)) event.preventDefault();
      }

      return;
    }

    const row = event.target.closest?.("table[data-rows] > tbody > tr");
    const within = row ?? event.target.closest?.(".q-details");
    if (!within && !anywhere()) return;
    const taken = event.key === "ArrowDown" ? row && move(1, row)
      : event.key === "ArrowUp" ? row && move(-1, row)
      : event.key === "j" ? move(1, row ?? (within && document.querySelector("tr.q-chosen")))
      : event.key === "k" ? move(-1, row ?? (within && document.querySelector("tr.q-chosen")))
      : event.key === "/" ? search()
      : event.key === "x" || event.key === "e" || event.key === "?" ? press(event.key, row ?? (last?.isConnected ? last : null))
      : false;
    if (taken) event.preventDefault();
  });

  window.qrieKeys = {
    anywhere,
    choose: everywhere => { try { if (everywhere) localStorage.removeItem(setting); else localStorage.setItem(setting, "rows"); } catch { /* Storage is off: it stays as it is. */ } },
  };
})();
