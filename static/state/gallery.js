/** The drawings and figures of the presets: asked for when the gallery is opened for the first time. */

import { signal } from "@preact/signals";
import { getGallery } from "../api/http.js";
import { guarded } from "./notices.js";

/** @import { GalleryEntry } from "../types.d.ts" */

export const gallery = signal(/** @type {ReadonlyMap<string, GalleryEntry>} */ (new Map()));

export const loadGallery = () =>
  guarded(async () => {
    if (gallery.value.size > 0) return;
    gallery.value = new Map((await getGallery()).map((entry) => [entry.name, entry]));
  });
