// The circuit on the server is gone for good after a restart: a fresh page brings everything back.
document.getElementById("components-reconnect-modal").addEventListener("components-reconnect-state-changed", event => {
  if (event.detail.state === "rejected") {
    location.reload();
  } else if (event.detail.state === "failed") {
    setTimeout(() => location.reload(), 5000);
  }
});
document.getElementById("qrie-reload").addEventListener("click", () => location.reload());
