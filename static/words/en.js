/** Every visible string of the page, in English, a file for each place. Another language is files of the same shape. */

import { arithmetic } from "./en/arithmetic.js";
import { controls } from "./en/controls.js";
import { files } from "./en/files.js";
import { filters } from "./en/filters.js";
import { gallery } from "./en/gallery.js";
import { keys } from "./en/keys.js";
import { layer } from "./en/layer.js";
import { maps } from "./en/maps.js";
import { network } from "./en/network.js";
import { notices } from "./en/notices.js";
import { pictures } from "./en/pictures.js";
import { screen } from "./en/screen.js";
import { topbar } from "./en/topbar.js";
import { training } from "./en/training.js";
import { why } from "./en/why.js";

export const words = {
  ...topbar,
  ...gallery,
  ...files,
  ...keys,
  ...pictures,
  ...network,
  ...controls,
  ...arithmetic,
  ...layer,
  ...maps,
  ...filters,
  ...training,
  ...notices,
  ...screen,
  ...why,
};

/** The server speaks English: nothing to say otherwise. @type {Record<string, string>} */
export const sayings = {};
