/** Every visible string of the page, in Simplified Chinese, a file for each place; and what the server says. */

import { catalogue } from "./zh/server/catalogue.js";
import { doctor } from "./zh/server/doctor.js";
import { errors } from "./zh/server/errors.js";
import { running } from "./zh/server/running.js";
import { schema } from "./zh/server/schema.js";

export { words } from "./en.js";

export const sayings = { ...schema, ...doctor, ...running, ...errors, ...catalogue };
