// Arrow keys move from row to row of a list; only while a row's link has the focus, so that no reader's own keys are taken.
addEventListener("keydown", event => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.altKey || event.ctrlKey || event.metaKey) return;
  const row = event.target.closest?.("table[data-rows] tbody tr");
  if (!row || event.target.matches("input, select, textarea")) return;
  const next = (event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling)?.querySelector("a");
  if (next) {
    next.focus();
    event.preventDefault();
  }
});
// A menu closes when one has chosen, or looked elsewhere.
addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.q-menu[open]")) {
    if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
  }
});
addEventListener("keydown", event => {
  const menu = event.key === "Escape" && event.target.closest?.("details.q-menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
