import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../static/", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const rows = readme
  .split("## What is where")[1]
  .split("\n")
  .filter((line) => line.startsWith("|"));

for (const [column, folder] of /** @type {[number, string][]} */ ([
  [2, "state"],
  [3, "views"],
]))
  test(`the README says of every file in ${folder}/ what it is of, and of none that there is not`, () => {
    const named = rows.slice(2).flatMap((row) => row.split("|")[column].match(/(?<=`)[\w/]+(?=`)/g) ?? []);
    const there = readdirSync(new URL(`${folder}/`, root), { withFileTypes: true }).map((one) =>
      one.isDirectory() ? `${one.name}/` : one.name.replace(/\.js$/, ""),
    );
    assert.deepEqual(named.toSorted(), there.toSorted());
  });

test("what the README points at is there", () => {
  const paths = readme.match(/(?<=`)[a-z]+\/[\w/.]+\.(js|css)(?=`)/g) ?? [];
  for (const path of new Set(paths)) readFileSync(new URL(path, root));
});
