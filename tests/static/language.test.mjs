import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "../../static/api/said.js";
import { addressIn, choose } from "../../static/words/language.js";

test("the address names the language, else the browser's first that there is", () => {
  assert.equal(choose("zh", ["en"]), "zh");
  assert.equal(choose(null, ["fr-FR", "zh-CN", "en"]), "zh");
  assert.equal(choose("xx", ["fr"]), "en");
  assert.equal(choose("__proto__", ["constructor"]), "en");
});

test("another language is another address, and keeps the rest of it", () => {
  assert.equal(addressIn("http://a/?b=1#s=x", "zh"), "http://a/?b=1&lang=zh#s=x");
});

test("a sentence is found whole, or by its pattern with its values in turn", () => {
  const say = translator({
    "It is here.": "它在这里。",
    "{} of {} cats": "{1} 只猫中的 {0} 只",
    "more than {}": "超过 {}",
    "no (cat)? {}": "没有 {}",
  });
  assert.equal(say("It is here."), "它在这里。");
  assert.equal(say("3 of 7 cats"), "7 只猫中的 3 只");
  assert.equal(say("more than 3 of 7 cats"), "超过 7 只猫中的 3 只");
  assert.equal(say("no (cat)? It is here."), "没有 它在这里。");
  assert.equal(say("What is unknown stays."), "What is unknown stays.");
});
