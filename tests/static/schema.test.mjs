import assert from "node:assert/strict";
import { test } from "node:test";
import {
  branchLimits,
  fieldsOf,
  fieldValue,
  groupsIn,
  kindsOf,
  newLayer,
  prefixesOf,
} from "../../static/state/schema.js";

const pair = { type: "array", prefixItems: [{ type: "integer" }, { type: "integer" }] };
const schema = {
  $defs: {
    Input: { properties: { height: { type: "integer" } } },
    MaxPooling2D: {
      title: "MaxPooling2D",
      description: "The largest.",
      "x-family": "pooling",
      "x-prefix": "pool",
      properties: {
        kind: { const: "MaxPooling2D" },
        id: { anyOf: [{ type: "string", "x-control": "none" }, { type: "null" }] },
        pool_size: {
          anyOf: [{ type: "integer", minimum: 1, maximum: 31 }, pair],
          default: [2, 2],
          title: "pool",
          "x-control": "size",
          "x-card": true,
        },
        strides: {
          anyOf: [{ type: "integer", minimum: 1, maximum: 31 }, pair, { type: "null" }],
          default: null,
          "x-control": "size",
          "x-follows": "pool_size",
        },
        padding: { $ref: "#/$defs/Padding", default: "valid", "x-control": "padding" },
        hidden: { type: "string", "x-control": "none" },
      },
    },
    Padding: { anyOf: [{ enum: ["valid", "same"] }, { type: "integer", minimum: 0, maximum: 64 }] },
    Parallel: {
      "x-family": "block",
      properties: {
        merge: { enum: ["add"], default: "add", "x-control": "choice" },
        branches: { type: "array", minItems: 2 },
      },
    },
  },
};

test("only what has a control becomes a field, with limits from its alternatives", () => {
  const fields = fieldsOf(schema, "MaxPooling2D");
  assert.deepEqual(
    fields.map(({ name }) => name),
    ["pool_size", "strides", "padding"],
  );
  assert.deepEqual(
    [fields[0].title, fields[0].minimum, fields[0].maximum, fields[0].card],
    ["pool", 1, 31, true],
  );
  assert.equal(fields[1].nullable, true);
  assert.deepEqual(fields[2].choices, ["valid", "same"]);
});

test("a kind that nobody knows has no fields", () => {
  assert.deepEqual(fieldsOf(schema, "Nothing"), []);
  assert.deepEqual(fieldsOf(null, "Conv2D"), []);
});

test("a field that follows another shows the other's value until it has its own", () => {
  const strides = fieldsOf(schema, "MaxPooling2D")[1];
  assert.equal(fieldValue({ pool_size: 3, strides: null }, strides), 3);
  assert.equal(fieldValue({ pool_size: 3, strides: 2 }, strides), 2);
  assert.deepEqual(fieldValue({}, strides), [2, 2]);
});

test("null is a choice like any other where the schema lists it", () => {
  const slopes = {
    enum: [null, [1, 2]],
    default: [1, 2],
    "x-control": "choice",
    "x-labels": ["each", "channel"],
  };
  const [field] = fieldsOf({ $defs: { PReLU: { properties: { slopes } } } }, "PReLU");
  assert.deepEqual(field.choices, [null, [1, 2]]);
  assert.deepEqual(field.labels, ["each", "channel"]);
  assert.equal(fieldValue({ slopes: null }, field), null);
  assert.deepEqual(fieldValue({}, field), [1, 2]);
});

test("a block has as many branches as the schema allows", () => {
  assert.deepEqual(branchLimits(schema, "Parallel"), { least: 2, most: 16 });
  assert.equal(prefixesOf(schema)("MaxPooling2D"), "pool");
  assert.equal(prefixesOf(null)("Conv2D"), "conv2d");
});

test("kinds are what has a family", () => {
  assert.deepEqual(
    kindsOf(schema).map(({ kind, prefix }) => [kind, prefix]),
    [
      ["MaxPooling2D", "pool"],
      ["Parallel", "parallel"],
    ],
  );
});

test("a new layer has every default, and as many branches as it needs", () => {
  const layer = newLayer(schema, "MaxPooling2D", "pool_9");
  assert.deepEqual(layer, {
    kind: "MaxPooling2D",
    id: "pool_9",
    pool_size: [2, 2],
    strides: null,
    padding: "valid",
  });
  assert.deepEqual(newLayer(schema, "Parallel", "p").branches, [[], []]);
});

test("a property that is an object is a group of fields, an optional one too", () => {
  const form = {
    $defs: {
      Augmentation: {
        description: "Changes the pictures.",
        examples: [{ shift: 3 }],
        properties: {
          shift: { type: "integer", minimum: 0, default: 2, "x-control": "whole" },
          flip: { type: "boolean", default: false, "x-control": "switch" },
        },
      },
    },
    properties: {
      epochs: { type: "integer", "x-control": "whole" },
      optimizer: { oneOf: [{ $ref: "#/$defs/Augmentation" }], discriminator: {} },
      augmentation: { anyOf: [{ $ref: "#/$defs/Augmentation" }, { type: "null" }], default: null },
    },
  };
  const [group, ...others] = groupsIn(form, form);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [group.title, group.nullable, group.fields.map(({ name }) => name), group.start],
    ["augmentation", true, ["shift", "flip"], { shift: 3, flip: false }],
  );
});
