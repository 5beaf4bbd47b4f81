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
// What stands beside a button that copies goes to the clipboard. Over plain HTTP browsers give none: there the text is selected and copied the old way.
addEventListener("click", async event => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const code = button.parentElement.querySelector("code");
  const told = button.querySelector("[role=status]");
  let copied = true;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code);
    copied = document.execCommand("copy");
  }

  told.textContent = copied ? "Copied" : "Selected";
  setTimeout(() => { told.textContent = ""; }, 2000);
});
