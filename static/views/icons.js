/** Small drawings for buttons; the button itself carries the name. */

import { html } from "htm/preact";

/** @type {Record<string, string>} */
const PATHS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  stop: "M3.5 3.5h9v9h-9z",
  step: "M3 3v10l7-5zM11 3h2v10h-2z",
  back: "M13 3v10L6 8zM3 3h2v10H3z",
  undo: "M6.5 2.5 2 7l4.5 4.5V8.6c3.6 0 5.6 1.1 7 3.9 0-4.2-2.3-7-7-7z",
  redo: "M9.5 2.5 14 7l-4.5 4.5V8.6c-3.6 0-5.6 1.1-7 3.9 0-4.2 2.3-7 7-7z",
  half: "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5v1.2a5.3 5.3 0 0 1 0 10.6v1.2a6.5 6.5 0 0 0 0-13z",
  left: "M10.5 2.5 5 8l5.5 5.5 1.2-1.2L7.4 8l4.3-4.3z",
  right: "M5.5 2.5 11 8l-5.5 5.5-1.2-1.2L8.6 8 4.3 3.7z",
  check: "M13.3 3.6 6.2 10.7 2.8 7.3 1.6 8.5l4.6 4.6 8.3-8.3z",
  close: "M3.2 4.3 6.9 8l-3.7 3.7 1.1 1.1L8 9.1l3.7 3.7 1.1-1.1L9.1 8l3.7-3.7-1.1-1.1L8 6.9 4.3 3.2z",
  copy: "M5 1.5h8.5v9H11V14H2.5V5H5zM6.4 5H11v4.1h1.1V2.9H6.4zM3.9 6.4v6.2h5.7V6.4z",
  plus: "M7.2 2.5h1.6v4.7h4.7v1.6H8.8v4.7H7.2V8.8H2.5V7.2h4.7z",
  minus: "M2.5 7.2h11v1.6h-11z",
  sliders:
    "M2 4.2h6.1a2.2 2.2 0 0 1 4.2 0H14v1.4h-1.7a2.2 2.2 0 0 1-4.2 0H2zM2 10.4h1.7a2.2 2.2 0 0 1 4.2 0H14v1.4H7.9a2.2 2.2 0 0 1-4.2 0H2z",
  pen: "M11.6 1.6 14.4 4.4 5.3 13.5 1.5 14.5 2.5 10.7zM11.6 3.4 3.7 11.3 3.3 12.7 4.7 12.3 12.6 4.4z",
  eraser:
    "M9.2 2.2 14 7 8.4 12.6H14V14H4.9L1.6 10.7a1 1 0 0 1 0-1.4zM9.2 4.1 6 7.3 9.1 10.4 12.1 7.2zM5 8.3 2.9 10 5.5 12.6H6.8L8.1 11.4z",
  upload:
    "M8 1.5 12.2 5.7 11.2 6.7 8.7 4.2V10.5H7.3V4.2L4.8 6.7 3.8 5.7zM2.2 10H3.6V12.9H12.4V10H13.8V14.3H2.2z",
  camera:
    "M5.6 2.5H10.4L11.5 4.2H14.5V13H1.5V4.2H4.5zM6.3 3.9 5.2 5.6H2.9V11.6H13.1V5.6H10.8L9.7 3.9zM8 5.9A2.6 2.6 0 1 1 8 11.1 2.6 2.6 0 0 1 8 5.9zM8 7.2A1.3 1.3 0 1 0 8 9.8 1.3 1.3 0 0 0 8 7.2z",
  fold: "M10 3 5.5 8l4.5 5-1.1 1L3.4 8l5.5-6z",
  down: "M3.2 5.2 8 10l4.8-4.8 1 1L8 12 2.2 6.2z",
};

/** @param {{name: string}} props */
export const Icon = ({ name }) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
