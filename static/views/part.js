/** A part of the page that a lesson can leave out: then it is not there at all. */

import { hidden } from "../state/screen.js";

/** @import { ComponentChildren } from "preact" */

/** @param {{name: string, children?: ComponentChildren}} props */
export const Part = ({ name, children }) => (hidden.value.has(name) ? null : children);
