// Says that the connection is lost, and goes on trying for as long as it takes. What the page shows is kept: the circuit waits on
// the server, and reads anew once the browser is back. Only where the server has forgotten it does a fresh page bring everything back.
(() => {
  const notice = document.getElementById("components-reconnect-modal");
  const words = document.getElementById("qrie-connection");
  const pause = 5000;
  let given = false;
  let timer = 0;

  const again = async () => {
    clearTimeout(timer);
    try {
      // False means that the server answers and knows the circuit no more.
      if (!await Blazor.reconnect()) location.reload();
    } catch {
      if (given) timer = setTimeout(again, pause);
    }
  };

  notice.addEventListener("components-reconnect-state-changed", event => {
    switch (event.detail.state) {
      case "show":
        words.textContent = "Connection lost. Reconnecting…";
        break;
      case "failed":
        // Blazor tries no more by itself.
        given = true;
        words.textContent = "Qrie cannot be reached. Still trying…";
        timer = setTimeout(again, pause);
        break;
      case "rejected":
        location.reload();
        break;
      case "hide":
        given = false;
        clearTimeout(timer);
        words.textContent = "Connected again.";
        break;
    }
  });

  const hurry = () => { if (given) again(); };
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) hurry(); });
  document.getElementById("qrie-reconnect").addEventListener("click", hurry);
})();
