/** A value that is typed: taken over as soon as the text is one, marked while it is none. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useLatest } from "../latest.js";

/** @typedef {InputEvent & {currentTarget: HTMLInputElement}} TypedEvent */

/**
 * @template T
 * @param {{label: string, value: T, help?: string, format: (value: T) => string, parse: (text: string) => T | undefined,
 *   onChange: (value: T) => void}} props `parse`: undefined where the text is no legal value
 */
export function TextField({ label, value, help = "", format, parse, onChange }) {
  const draft = useSignal(/** @type {string | null} */ (null));
  const latest = useLatest(value);
  const wrong = draft.value !== null && parse(draft.value) === undefined;
  /** @param {TypedEvent} event */
  const onInput = ({ currentTarget }) => {
    draft.value = currentTarget.value;
    const next = parse(currentTarget.value);
    if (next === undefined || format(next) === format(latest.current)) return;
    latest.current = next;
    onChange(next);
  };
  const settle = () => {
    draft.value = null;
  };
  return html`<input type="text" class="text-field" autocomplete="off" spellcheck=${false} aria-label=${label} title=${help} aria-invalid=${wrong}
    value=${draft.value ?? format(value)} onInput=${onInput} onBlur=${settle}
    onKeyDown=${(/** @type {KeyboardEvent} */ { key }) => ["Enter", "Escape"].includes(key) && settle()} />`;
}
