/** Read forms out of the server's JSON Schemas, so that a new kind of layer needs no change on the page. */

/** @import { Field, Group, JsonSchema, Kind, Layer } from "../types.d.ts" */

/** @param {JsonSchema} root @param {JsonSchema} node @returns {JsonSchema} the node with what its $ref names */
function resolve(root, node) {
  const reference = node.$ref ?? node.allOf?.[0]?.$ref;
  if (!reference) return node;
  const { $ref: _ref, allOf: _allOf, ...own } = node;
  const target = reference
    .split("/")
    .slice(1)
    .reduce((/** @type {any} */ at, /** @type {string} */ key) => at?.[key], root);
  return { ...target, ...own };
}

/** @param {JsonSchema} node @param {string} key @returns {any} the key's value on the node or on one of its alternatives */
function lookup(node, key) {
  if (node[key] !== undefined) return node[key];
  return node.anyOf
    ?.map((/** @type {JsonSchema} */ one) => one[key])
    .find((/** @type {any} */ value) => value !== undefined);
}

/** @param {JsonSchema} root @param {string} name @param {JsonSchema} property @returns {Field} */
function toField(root, name, property) {
  const node = resolve(root, property);
  const alternatives = (node.anyOf ?? [node]).map((/** @type {JsonSchema} */ one) => resolve(root, one));
  const whole = { ...node, anyOf: alternatives };
  return {
    name,
    title: node.title ?? name.replaceAll("_", " "),
    description: node.description ?? "",
    control: node["x-control"] ?? "",
    minimum: lookup(whole, "minimum"),
    maximum: lookup(whole, "maximum"),
    above: lookup(whole, "exclusiveMinimum"),
    below: lookup(whole, "exclusiveMaximum"),
    step: node["x-step"],
    choices: lookup(whole, "enum") ?? [],
    labels: node["x-labels"] ?? [],
    follows: node["x-follows"],
    card: node["x-card"] === true,
    default: node.default,
    nullable: alternatives.some((/** @type {JsonSchema} */ one) => one.type === "null"),
  };
}

/** @param {JsonSchema} root @param {JsonSchema} object @returns {Field[]} the properties that have a control, in order */
export const fieldsIn = (root, object) =>
  Object.entries(object.properties ?? {})
    .map(([name, property]) => toField(root, name, property))
    .filter(({ control }) => control && control !== "none")
    .map((field, _, all) => withLead(field, all));

/** A field that follows another needs to know what that one is where the JSON leaves it out. @param {Field} field @param {Field[]} all @returns {Field} */
function withLead(field, all) {
  const lead = all.find(({ name }) => name === field.follows);
  return lead ? { ...field, lead } : field;
}

/** Properties that are objects with fields of their own, in order. @param {JsonSchema} root @param {JsonSchema} object @returns {Group[]} */
export const groupsIn = (root, object) =>
  Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const node = resolve(root, property);
    /** @type {JsonSchema[]} */
    const alternatives = (node.anyOf ?? [node]).map((/** @type {JsonSchema} */ one) => resolve(root, one));
    const form = alternatives.find((one) => one.properties);
    const fields = form ? fieldsIn(root, form) : [];
    if (!form || fields.length === 0) return [];
    const title = property.title ?? form["x-title"] ?? name.replaceAll("_", " ");
    const description = property.description ?? form.description ?? "";
    const nullable = alternatives.some((one) => one.type === "null");
    const start = { ...defaultsOf(fields), ...form.examples?.[0] };
    return [{ name, title, description, fields, nullable, start }];
  });

/** @type {WeakMap<JsonSchema, Map<string, Field[]>>} */
const cache = new WeakMap();

/** The form of a kind of layer. @param {JsonSchema | null} schema @param {string} kind @returns {Field[]} */
export function fieldsOf(schema, kind) {
  if (!schema) return [];
  const known = cache.get(schema) ?? new Map();
  cache.set(schema, known);
  if (!known.has(kind)) known.set(kind, fieldsIn(schema, schema.$defs?.[kind] ?? {}));
  return known.get(kind) ?? [];
}

/** Every kind of layer, in the order of the schema. @param {JsonSchema | null} schema @returns {Kind[]} */
export const kindsOf = (schema) =>
  Object.entries(schema?.$defs ?? {})
    .filter(([, node]) => node["x-family"])
    .map(([kind, node]) => ({
      kind,
      title: node.title ?? kind,
      description: node.description ?? "",
      family: node["x-family"],
      prefix: node["x-prefix"] ?? kind.toLowerCase(),
      law: node["x-law"] ?? "",
      roles: node["x-roles"] ?? {},
    }));

/** How the ids of a kind's layers begin. @param {JsonSchema | null} schema @returns {(kind: string) => string} */
export const prefixesOf = (schema) => (kind) =>
  (schema?.$defs?.[kind]?.["x-prefix"] ?? kind.toLowerCase()).slice(0, 32);

/** How many branches a block may have. @param {JsonSchema | null} schema @param {string} kind */
export function branchLimits(schema, kind) {
  const { minItems: least = 2, maxItems: most = 16 } = schema?.$defs?.[kind]?.properties?.branches ?? {};
  return { least, most };
}

/** The value of a field, with the schema's default where the JSON leaves it out. @param {Record<string, unknown>} object @param {Field} field @returns {unknown} */
export function fieldValue(object, field) {
  const value = object[field.name] === undefined ? field.default : object[field.name];
  return value == null && field.lead ? fieldValue(object, field.lead) : value;
}

/** What a form holds at first. @param {Field[]} fields @returns {Record<string, unknown>} */
const defaultsOf = (fields) =>
  Object.fromEntries(
    fields
      .filter(({ default: value, nullable }) => value !== undefined && (value !== null || nullable))
      .map(({ name, default: value }) => [name, structuredClone(value)]),
  );

/** A new layer of a kind, every field at its default, as many empty branches as it needs. @param {JsonSchema | null} schema @param {string} kind @param {string} id @returns {Layer} */
export function newLayer(schema, kind, id) {
  /** @type {Layer} */
  const layer = { kind, id, ...defaultsOf(fieldsOf(schema, kind)) };
  if (schema?.$defs?.[kind]?.properties?.branches)
    layer.branches = Array.from({ length: branchLimits(schema, kind).least }, () => []);
  return layer;
}
