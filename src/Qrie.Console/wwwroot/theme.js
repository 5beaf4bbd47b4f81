// Runs before the first paint: sets the colours of the page that waits for the circuit, and remembers the choice.
(() => {
  const key = "qrie.theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  let follower = null;

  let chosen = null;
  const stored = () => { try { return localStorage.getItem(key); } catch { return chosen; } };
  const dark = () => (stored() ?? (system.matches ? "dark" : "light")) === "dark";
  const apply = () => {
    document.documentElement.dataset.theme = dark() ? "dark" : "light";
    follower?.invokeMethodAsync("Follow", dark()).catch(() => { follower = null; });
  };

  window.qrieTheme = {
    follow: reference => { follower = reference; return dark(); },
    choose: theme => {
      chosen = theme;
      // What the system says already need not be remembered: the console then follows the system again.
      try {
        if (theme === (system.matches ? "dark" : "light")) localStorage.removeItem(key);
        else localStorage.setItem(key, theme);
      } catch { /* Storage is off: the choice lasts as long as the page. */ }
      apply();
    },
  };

  system.addEventListener("change", apply);
  addEventListener("storage", event => { if (event.key === key) apply(); });
  apply();
})();
