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
// A dialog that the server draws is shown as one: it keeps the focus, and Escape closes it.
window.qrieDialog = { show: dialog => { if (dialog.isConnected && !dialog.open) dialog.showModal(); } };
