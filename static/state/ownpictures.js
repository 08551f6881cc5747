/** Pictures of one's own, remembered on this computer by their ids; the pictures themselves lie on the server. */

import { computed, signal } from "@preact/signals";
import { getFitted, getPhotographs, removePicture } from "../api/pictures.js";
import { words } from "../words/words.js";
import { pin } from "./actions.js";
import { inLook } from "./look.js";
import { guarded } from "./notices.js";
import * as storage from "./storage.js";
import { image } from "./store.js";

/** @import { PictureKind } from "../api/pictures.js" */
/** @import { Photograph, Pictures } from "../types.d.ts" */

export { pictureUrl } from "../api/pictures.js";

const KEY = "playground.pictures";
const MOST = 60;
/** How the id of a picture ends that is seen as ink on paper. */
const AS_INK = "-as-ink";
const ID = /^(drawing|upload|camera)-[\w-]{12}$/;

/** @returns {string[]} */
function remembered() {
  const found = storage.recallJson(KEY);
  return Array.isArray(found) ? found.filter((id) => ID.test(id)).slice(0, MOST) : [];
}

/** The newest first. */
export const own = signal(remembered());
export const photographs = signal(/** @type {Photograph[]} */ ([]));

/** The pictures to choose from: the data's, or others; null: where the pinned one is. */
export const chosenSource = signal(/** @type {"test" | "others" | null} */ (null));
inLook("pictures", chosenSource, (value) => value === "test" || value === "others");
export const source = computed(
  () => chosenSource.value ?? (typeof image.value === "string" ? "others" : "test"),
);

/** @param {string[]} ids */
function keep(ids) {
  own.value = ids.slice(0, MOST);
  storage.remember(KEY, JSON.stringify(own.value));
}

/** @param {string} id */
export const remember = (id) => keep([id, ...own.value.filter((one) => one !== id)]);

/** Forget a picture here and on the server. @param {string} id */
export const forget = (id) =>
  guarded(async () => {
    keep(own.value.filter((one) => one !== id));
    if (typeof image.value === "string" && plain(image.value) === id) pin(0);
    await removePicture(id);
  });

/** Have the photographs' names at hand. */
export const loadPhotographs = () =>
  guarded(async () => {
    photographs.value = await getPhotographs();
  });

/** A picture that is shown small. @param {string} id @param {number} side pixels @param {1 | 3} channels @returns {Promise<Pictures | undefined>} */
export const loadSmall = (id, side, channels) =>
  guarded(() => getFitted(id, { height: side, width: side, channels }));

/** The id without what it says of how the picture is seen. @param {string} id */
export const plain = (id) => (id.endsWith(AS_INK) ? id.slice(0, -AS_INK.length) : id);

/** @param {string} id */
export const seenAsInk = (id) => id.endsWith(AS_INK);

/** The same picture seen the other way. @param {string} id */
export const turned = (id) => (seenAsInk(id) ? plain(id) : id + AS_INK);

/** @param {string} id @returns {PictureKind | null} null for a photograph */
export const kindOf = (id) => /** @type {PictureKind | null} */ (ID.exec(plain(id))?.[1] ?? null);

/** Whether a picture is ink: drawn here or made so, and shown in the colours of the page as the digits are. @param {string} id */
export const isInk = (id) => seenAsInk(id) || kindOf(id) === "drawing";

/** @param {string} id @returns {string} */
export function nameOf(id) {
  const kind = kindOf(id);
  if (kind) return words.ownPicture[kind];
  return photographs.value.find((one) => one.id === plain(id))?.title ?? plain(id);
}
