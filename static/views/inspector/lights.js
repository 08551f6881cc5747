/** A number of the formula, its control and its part of the drawing light up together. */

import { useEffect } from "preact/hooks";

const PLACES = "article[aria-current=true], .tab-panel";
const LIT = "lit";

/** @param {EventTarget | null} target @returns {string | undefined} the field that an element stands for */
const fieldOf = (target) => {
  const element = target instanceof Element ? target.closest("[data-field]") : null;
  return element?.closest(PLACES) ? /** @type {HTMLElement} */ (element).dataset.field : undefined;
};

/** @param {string | undefined} field */
function light(field) {
  for (const element of document.querySelectorAll(`.${LIT}`)) element.classList.remove(LIT);
  if (!field) return;
  for (const place of document.querySelectorAll(PLACES))
    for (const element of place.querySelectorAll(`[data-field="${CSS.escape(field)}"]`))
      element.classList.add(LIT);
}

/** Light what belongs together while this is shown. */
export function useLights() {
  useEffect(() => {
    const point = (/** @type {Event} */ { target }) => light(fieldOf(target));
    document.addEventListener("pointerover", point);
    document.addEventListener("focusin", point);
    return () => {
      document.removeEventListener("pointerover", point);
      document.removeEventListener("focusin", point);
      light(undefined);
    };
  }, []);
}

/** Put the focus on the control of a field: in the inspector, else on the card. @param {string} field */
export function goToControl(field) {
  const controls = [".knobs", "article[aria-current=true]"].map((place) =>
    document.querySelector(`${place} [data-field="${CSS.escape(field)}"] :is(input, select)`),
  );
  const control = /** @type {HTMLElement | undefined} */ (controls.find((one) => one !== null));
  control?.focus();
}
