/** An earlier training by what it had other than the present one. */

import { fieldsIn, fieldsOf, groupsIn } from "../state/schema.js";
import { datasets, schemas } from "../state/store.js";
import { words } from "../words/words.js";

/** @import { Difference } from "../state/compare.js" */
/** @import { Field } from "../types.d.ts" */

/** Differences that a name has room for. */
const ROOM = 2;

/** @param {unknown} value @returns {string} */
function valueText(value) {
  if (value === null || value === undefined) return words.leftOut;
  if (typeof value === "boolean") return value ? words.on : words.off;
  if (Array.isArray(value)) return value.map(valueText).join(" × ");
  if (typeof value === "object") return words.on;
  return String(value);
}

/** @param {Field[]} fields @param {string} name */
const titleIn = (fields, name) =>
  fields.find((field) => field.name === name)?.title ?? name.replaceAll("_", " ");

/** What a setting of the training is called. @param {string} group @param {string} name */
function settingTitle(group, name) {
  const schema = schemas.value?.training ?? {};
  if (group === "optimizer") {
    const optimizers = Object.keys(schema.$defs ?? {});
    return titleIn(
      optimizers.flatMap((kind) => fieldsOf(schema, kind)),
      name,
    );
  }
  const inside = groupsIn(schema, schema).find((one) => one.name === group);
  if (inside) return `${inside.title} ${titleIn(inside.fields, name)}`;
  return (
    groupsIn(schema, schema).find((one) => one.name === name)?.title ??
    titleIn(fieldsIn(schema, schema), name)
  );
}

/** @param {Difference & {what: "setting"}} difference */
function settingText({ group, name, value }) {
  if (name === "dataset") return datasets.value.find((one) => one.name === value)?.title ?? String(value);
  if (name === "optimizer" && value && typeof value === "object" && "name" in value)
    return String(value.name);
  if (name === "train_size" && value == null) return words.allPictures;
  return words.differs.setting(settingTitle(group, name), valueText(value));
}

/** @type {{[what in Difference["what"]]: (difference: any) => string}} */
const TEXTS = {
  network: ({ value }) => value,
  setting: settingText,
  field: ({ layer, kind, name, value }) =>
    words.differs.field(
      layer,
      titleIn(fieldsOf(schemas.value?.architecture ?? null, kind), name),
      valueText(value),
    ),
  added: ({ layer }) => words.differs.added(layer),
  missing: ({ layer }) => words.differs.missing(layer),
  order: () => words.differs.order,
  source: () => words.differs.source,
  scratch: () => words.differs.scratch,
  learned: () => words.differs.learned,
};

/** @param {Difference} difference */
const textOf = (difference) => TEXTS[difference.what](difference);

/** The first differences, in short. @param {Difference[]} differs */
export function runName(differs) {
  if (differs.length === 0) return words.differs.none;
  const first = differs.slice(0, ROOM).map(textOf).join(" · ");
  return differs.length > ROOM ? words.differs.more(first, differs.length - ROOM) : first;
}

/** All differences. @param {Difference[]} differs */
export const runTitle = (differs) =>
  differs.length === 0 ? words.differs.noneHelp : words.differs.all(differs.map(textOf).join(" · "));
