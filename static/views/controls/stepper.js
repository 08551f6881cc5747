/** A number with a button on each side: typing, arrow keys, and buttons that repeat while held. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../../words/words.js";
import { Icon } from "../icons.js";

/**
 * @template T
 * @typedef {object} StepperProps
 * @property {string} label
 * @property {T} value
 * @property {(value: T) => string} format
 * @property {(text: string) => T | undefined} parse undefined where the text is no legal value
 * @property {(value: T, by: number) => T} nudge the value some steps on, kept inside the limits
 * @property {(value: T) => number} now the number that screen readers hear
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {string} [help]
 * @property {boolean} [disabled]
 * @property {(value: T) => void} onChange
 */

const HOLD = 380;
const REPEAT = 75;
/** @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** Call again and again while a button is held. @param {() => void} act */
function useHold(act) {
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const latest = useRef(act);
  latest.current = act;
  const release = () => clearTimeout(timer.current);
  useEffect(() => release, []);
  const again = () => {
    latest.current();
    timer.current = setTimeout(again, REPEAT);
  };
  /** @param {PointerEvent} event */
  const press = (event) => {
    if (event.button !== 0) return;
    release();
    timer.current = setTimeout(again, HOLD);
  };
  return { onPointerDown: press, onPointerUp: release, onPointerLeave: release, onPointerCancel: release };
}

/** @template T @param {StepperProps<T>} props */
export function Stepper(props) {
  const {
    label,
    value,
    format,
    parse,
    nudge,
    now,
    minimum,
    maximum,
    help = "",
    disabled = false,
    onChange,
  } = props;
  const draft = useSignal(/** @type {string | null} */ (null));
  const text = format(value);
  const wrong = draft.value !== null && parse(draft.value) === undefined;
  /** @param {number} by */
  const move = (by) => {
    draft.value = null;
    const next = nudge(value, by);
    if (format(next) !== text) onChange(next);
  };
  /** @param {InputEvent & {currentTarget: HTMLInputElement}} event */
  const onInput = (event) => {
    draft.value = event.currentTarget.value;
    const next = parse(event.currentTarget.value);
    if (next !== undefined && format(next) !== text) onChange(next);
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === "Enter" || event.key === "Escape") draft.value = null;
    if (!(event.key in KEYS) || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    move(KEYS[event.key]);
  };
  const limits = minimum !== undefined && maximum !== undefined ? words.limits(minimum, maximum) : "";
  const title = [help, limits].filter(Boolean).join(" ");
  const less = useHold(() => move(-1));
  const more = useHold(() => move(1));
  return html`<span class=${`stepper ${wrong ? "wrong" : ""}`} title=${title}>
    <button type="button" tabindex="-1" aria-label=${words.decrease(label)} disabled=${disabled || format(nudge(value, -1)) === text}
      onClick=${() => move(-1)} ...${less}><${Icon} name="minus" /></button>
    <input type="text" role="spinbutton" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-label=${label}
      aria-valuenow=${now(value)} aria-valuetext=${text} aria-valuemin=${minimum} aria-valuemax=${maximum} aria-invalid=${wrong}
      disabled=${disabled} value=${draft.value ?? text} onInput=${onInput} onKeyDown=${onKeyDown}
      onFocus=${(/** @type {FocusEvent & {currentTarget: HTMLInputElement}} */ event) => event.currentTarget.select()}
      onBlur=${() => {
        draft.value = null;
      }} />
    <button type="button" tabindex="-1" aria-label=${words.increase(label)} disabled=${disabled || format(nudge(value, 1)) === text}
      onClick=${() => move(1)} ...${more}><${Icon} name="plus" /></button>
  </span>`;
}
