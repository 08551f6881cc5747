/** Light or dark: follows the system until one is chosen, then remembered. */

import { computed, effect, signal } from "@preact/signals";

const KEY = "playground.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(system.matches);
const chosen = signal(/** @type {string | null} */ (localStorage.getItem(KEY)));

export const theme = computed(
  () => /** @type {"light" | "dark"} */ (chosen.value ?? (systemDark.value ? "dark" : "light")),
);

export function toggleTheme() {
  chosen.value = theme.value === "dark" ? "light" : "dark";
  localStorage.setItem(KEY, chosen.value);
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
