/** What benchmarks/page.py puts before the page: it tells when the first feature maps of a layer are on the screen. */

window.visited = new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  const canvas = CanvasRenderingContext2D.prototype;
  const put = canvas.putImageData;
  canvas.putImageData = function (...given) {
    put.apply(this, given);
    if (!this.canvas.closest?.("article[data-layer]")) return;
    canvas.putImageData = put;
    port2.postMessage(null); // It is read behind the frame that it was sent in.
  };
});
