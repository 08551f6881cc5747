/** How a cell of any kind of layer came to be. */

import "./dense.js";
import "./normal.js";
import "./pointwise.js";
import "./resizing.js";
import "./window.js";

export { explain } from "./sum.js";
