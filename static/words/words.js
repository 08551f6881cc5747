/** The catalogue in use. */

import { en } from "./en.js";

export const words = en;
