import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPatch } from "../../static/state/patch.js";

/** Examples of RFC 6902, appendix A. @type {[string, any, any[], any][]} */
const EXAMPLES = [
  ["A.1", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { baz: "qux", foo: "bar" }],
  [
    "A.2",
    { foo: ["bar", "baz"] },
    [{ op: "add", path: "/foo/1", value: "qux" }],
    { foo: ["bar", "qux", "baz"] },
  ],
  ["A.3", { baz: "qux", foo: "bar" }, [{ op: "remove", path: "/baz" }], { foo: "bar" }],
  ["A.4", { foo: ["bar", "qux", "baz"] }, [{ op: "remove", path: "/foo/1" }], { foo: ["bar", "baz"] }],
  ["A.5", { baz: "qux" }, [{ op: "replace", path: "/baz", value: "boo" }], { baz: "boo" }],
  [
    "A.6",
    { foo: { bar: "baz", waldo: "fred" }, qux: { corge: "grault" } },
    [{ op: "move", from: "/foo/waldo", path: "/qux/thud" }],
    { foo: { bar: "baz" }, qux: { corge: "grault", thud: "fred" } },
  ],
  [
    "A.7",
    { foo: ["all", "grass", "cows", "eat"] },
    [{ op: "move", from: "/foo/1", path: "/foo/3" }],
    { foo: ["all", "cows", "eat", "grass"] },
  ],
  ["A.14", { "/": 9, "~1": 10 }, [{ op: "test", path: "/~01", value: 10 }], { "/": 9, "~1": 10 }],
  ["A.16", { foo: ["bar"] }, [{ op: "add", path: "/foo/-", value: ["abc"] }], { foo: ["bar", ["abc"]] }],
];

for (const [name, document, patch, expected] of EXAMPLES) {
  test(`RFC 6902 ${name}`, () => {
    const before = structuredClone(document);
    assert.deepEqual(applyPatch(document, patch), expected);
    assert.deepEqual(document, before);
  });
}

test("copy leaves the source", () => {
  assert.deepEqual(applyPatch({ a: [1] }, [{ op: "copy", from: "/a/0", path: "/a/0" }]), { a: [1, 1] });
});

test("a patch that does not fit is refused", () => {
  assert.throws(
    () => applyPatch({ baz: "qux" }, [{ op: "test", path: "/baz", value: "bar" }]),
    /does not fit/,
  );
  assert.throws(
    () => applyPatch({ foo: "bar" }, [{ op: "add", path: "/a/b", value: 1 }]),
    /points at nothing/,
  );
  assert.throws(() => applyPatch([1], [{ op: "add", path: "/5", value: 1 }]), /outside the list/);
  assert.throws(() => applyPatch({}, [/** @type {any} */ ({ op: "grow", path: "/a" })]), /Received: grow/);
  assert.throws(() => applyPatch({}, [{ op: "add", path: "/__proto__", value: 1 }]), /into the document/);
});
