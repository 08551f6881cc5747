/** Pictures that are brought from elsewhere: chosen, dropped on the page or pasted. */

import { sendPicture } from "../api/pictures.js";
import { shrunk } from "../canvas/shrink.js";
import { words } from "../words/words.js";
import { pin } from "./actions.js";
import { guarded, notify } from "./notices.js";
import { chosenSource, remember } from "./ownpictures.js";

/** The browser reads the file, whatever it can read, so that the server need not. @param {File} file */
async function bringOne(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return notify("error", words.notAPicture(file.name));
  const id = await sendPicture(await shrunk(picture, picture.width, picture.height), "upload");
  picture.close();
  remember(id);
  chosenSource.value = null;
  pin(id);
}

/** Let pictures run through the network; the last one stays. @param {Iterable<File>} files */
export const bring = (files) =>
  guarded(async () => {
    for (const file of files) await bringOne(file);
  });

/** @param {DataTransfer | null} data @returns {File[]} */
const picturesIn = (data) => [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));

/** Take pictures that are dropped anywhere on the page, or pasted. */
export function startBringing() {
  /** @param {Event} event @param {DataTransfer | null} data */
  const take = (event, data) => {
    const found = picturesIn(data);
    if (found.length === 0) return;
    event.preventDefault();
    bring(found);
  };
  addEventListener("drop", (event) => take(event, event.dataTransfer), { capture: true });
  addEventListener("paste", (event) => take(event, event.clipboardData));
}
