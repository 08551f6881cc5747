/** JSON Patch (RFC 6902) on plain JSON. The document given is never changed. */

/** @import { PatchOperation } from "../types.d.ts" */

/** @param {string} pointer @returns {string[]} */
function parse(pointer) {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) throw new Error(`A JSON pointer must begin with "/". Received: ${pointer}`);
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** @param {any} node @param {string} key @returns {boolean} */
const holds = (node, key) =>
  Array.isArray(node)
    ? /^(0|[1-9]\d*)$/.test(key) && Number(key) < node.length
    : Object.hasOwn(node ?? {}, key);

/** @param {any} root @param {string} pointer @returns {any} */
function read(root, pointer) {
  let node = root;
  for (const key of parse(pointer)) {
    if (!holds(node, key)) throw new Error(`The patch points at nothing. Received: ${pointer}`);
    node = node[key];
  }
  return node;
}

/** @param {any} root @param {string} pointer @returns {{parent: any, key: string}} */
function locate(root, pointer) {
  const parts = parse(pointer);
  const key = parts.pop();
  if (key === undefined || key === "__proto__")
    throw new Error(`The patch must point into the document. Received: ${pointer}`);
  return {
    parent: read(root, parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")),
    key,
  };
}

/** @param {any} root @param {string} pointer @param {unknown} value */
function add(root, pointer, value) {
  const { parent, key } = locate(root, pointer);
  if (!Array.isArray(parent)) parent[key] = value;
  else if (key === "-") parent.push(value);
  else if (holds([...parent, 0], key)) parent.splice(Number(key), 0, value);
  else throw new Error(`The patch points outside the list. Received: ${pointer}`);
}

/** @param {any} root @param {string} pointer @returns {any} what was there */
function take(root, pointer) {
  const value = read(root, pointer);
  const { parent, key } = locate(root, pointer);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return value;
}

/** @type {Record<string, (root: any, operation: PatchOperation) => void>} */
const OPERATIONS = {
  add: (root, { path, value }) => add(root, path, structuredClone(value)),
  remove: (root, { path }) => void take(root, path),
  replace: (root, { path, value }) => {
    read(root, path);
    const { parent, key } = locate(root, path);
    parent[key] = structuredClone(value);
  },
  move: (root, { path, from }) => add(root, path, take(root, from ?? "")),
  copy: (root, { path, from }) => add(root, path, structuredClone(read(root, from ?? ""))),
  test: (root, { path, value }) => {
    if (JSON.stringify(read(root, path)) !== JSON.stringify(value))
      throw new Error(`The patch does not fit at ${path}.`);
  },
};

/**
 * Apply a patch.
 * @template T
 * @param {T} document @param {PatchOperation[]} patch
 * @returns {T}
 */
export function applyPatch(document, patch) {
  const root = structuredClone(document);
  for (const operation of patch) {
    const apply = OPERATIONS[operation.op];
    if (!apply)
      throw new Error(`op must be add, remove, replace, move, copy or test. Received: ${operation.op}`);
    apply(root, operation);
  }
  return root;
}
