/** What benchmarks/page.py makes of a page beside ours: a field and a line that asks the server for facts and shows one. */

(body) => {
  const [field, line] = ["input", "p"].map((name) => document.createElement(name));
  document.body.replaceChildren(field, line);
  document.adoptedStyleSheets = [];
  for (const sheet of document.styleSheets) sheet.disabled = true;
  let told;
  window.measured = {
    answer: Promise.resolve(0),
    expect() {
      this.answer = new Promise((resolve) => {
        told = resolve;
      });
    },
  };
  field.addEventListener("keydown", async (event) => {
    event.preventDefault();
    const answer = await fetch("/api/analyze", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const { layers } = await answer.json();
    line.textContent = `${layers[0].output_shape} ${event.timeStamp}`;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => told(performance.now() - event.timeStamp);
    requestAnimationFrame(() => port2.postMessage(null));
  });
  field.focus();
};
