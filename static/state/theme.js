/** Light or dark: what the address asks for, else what was chosen before, else as the system is. */

import { computed, effect, signal } from "@preact/signals";
import { ask, asked } from "./address.js";
import { recall, remember } from "./storage.js";

/** @typedef {"light" | "dark"} Theme */

const KEY = "playground.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(system.matches);

/** @param {string | null} name @returns {Theme | null} */
const known = (name) => (name === "light" || name === "dark" ? name : null);

/** null: as the system is. */
export const chosenTheme = signal(known(asked("theme")) ?? known(recall(KEY)));
export const theme = computed(() => chosenTheme.value ?? (systemDark.value ? "dark" : "light"));

/** Choose, and remember it; what the address asked for is over. @param {Theme | null} name */
export function chooseTheme(name) {
  chosenTheme.value = name;
  remember(KEY, name);
  ask("theme", null);
}

/** Keep the document's theme in step. */
export function startTheme() {
  system.addEventListener("change", () => {
    systemDark.value = system.matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}
