/** Every visible string of the page, in Simplified Chinese, a file for each place; and what the server says. */

import { arithmetic } from "./zh/arithmetic.js";
import { controls } from "./zh/controls.js";
import { files } from "./zh/files.js";
import { filters } from "./zh/filters.js";
import { gallery } from "./zh/gallery.js";
import { keys } from "./zh/keys.js";
import { layer } from "./zh/layer.js";
import { maps } from "./zh/maps.js";
import { network } from "./zh/network.js";
import { notices } from "./zh/notices.js";
import { pictures } from "./zh/pictures.js";
import { screen } from "./zh/screen.js";
import { catalogue } from "./zh/server/catalogue.js";
import { doctor } from "./zh/server/doctor.js";
import { errors } from "./zh/server/errors.js";
import { running } from "./zh/server/running.js";
import { schema } from "./zh/server/schema.js";
import { topbar } from "./zh/topbar.js";
import { training } from "./zh/training.js";
import { why } from "./zh/why.js";

/** @type {typeof import("./en.js").words} */
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

/** @type {Record<string, string>} */
export const sayings = { ...schema, ...doctor, ...running, ...errors, ...catalogue };
