/** A number with a button on each side: typing, arrow keys, buttons that repeat. It stops where its bounds end, and says why. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { endsOf, isLegal, nextLegal } from "../../state/legal.js";
import { words } from "../../words/words.js";
import { useLatest } from "../latest.js";
import { useHold } from "./hold.js";
import { hush, say } from "./why.js";

/** @import { Bounds } from "./bounds.js" */
/**
 * @template T
 * @typedef {object} StepperProps
 * @property {string} label
 * @property {T} value
 * @property {(value: T) => string} format
 * @property {(text: string) => T | undefined} parse undefined where the text is no value at all
 * @property {(value: T, by: number) => T} nudge the value some steps on, kept inside the field's own limits
 * @property {(value: T) => number} now the number that screen readers hear, and that bounds are about
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {Bounds} [bounds] what the network lets it be
 * @property {string} [help]
 * @property {boolean} [disabled]
 * @property {(value: T) => void} onChange
 */

/** More letters than this are written closer. */
const LONG = 5;
/** @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** @template T @param {StepperProps<T>} props @param {T} value @param {number} by @returns {T} where some steps lead */
function stepped({ nudge, now, bounds }, value, by) {
  if (!bounds?.ranges) return nudge(value, by);
  const number = now(value);
  return nudge(value, nextLegal(bounds.ranges, number, by) - number);
}

/**
 * Why a typed value cannot be taken; empty where it can.
 * @template T @param {StepperProps<T>} props @param {T} wanted @returns {string | Promise<string>}
 */
function refusal({ value, nudge, now, format, bounds }, wanted) {
  if (!bounds?.ranges) return "";
  const number = now(wanted);
  const onLadder = format(nudge(value, number - now(value))) === format(wanted);
  if (!onLadder) return bounds.check(wanted);
  if (isLegal(bounds.ranges, number)) return "";
  const [low, high] = endsOf(bounds.ranges);
  return bounds.why(number < low ? "below" : number > high ? "above" : "between");
}

/** @param {{label: string, stopped: boolean, why: string, sign: "plus" | "minus", disabled: boolean, act: (button: Element) => void}} props */
function StepButton({ label, stopped, why, sign, disabled, act }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const press = () => button.current && act(button.current);
  return html`<button type="button" ref=${button} tabindex="-1" aria-label=${label} aria-disabled=${stopped || disabled} disabled=${disabled}
    title=${stopped ? why : ""} onClick=${press} ...${useHold(press)}><i class=${`sign ${sign}`}></i></button>`;
}

/** @template T @param {StepperProps<T>} props */
export function Stepper(props) {
  const { label, value, format, parse, now, bounds, help = "", disabled = false, onChange } = props;
  const draft = useSignal(/** @type {string | null} */ (null));
  const refused = useSignal("");
  const text = format(value);
  const wrong = draft.value !== null && (refused.value !== "" || parse(draft.value) === undefined);
  const [minimum, maximum] = bounds?.ranges ? endsOf(bounds.ranges) : [props.minimum, props.maximum];
  const limits = minimum !== undefined && maximum !== undefined ? words.limits(minimum, maximum) : "";
  const why = (/** @type {number} */ by) => bounds?.why(by > 0 ? "above" : "below") ?? limits;
  const settle = () => {
    draft.value = null;
    refused.value = "";
  };
  const latest = useLatest(props);
  const take = (/** @type {T} */ next) => {
    latest.current = { ...latest.current, value: next };
    onChange(next);
  };
  /** The control as it is by now. */
  const present = (/** @type {Bounds | null | undefined} */ renewed) =>
    renewed ? { ...latest.current, bounds: renewed } : latest.current;
  /** @param {number} by @param {Element} beside */
  const move = async (by, beside) => {
    settle();
    const here = present(await props.bounds?.renew());
    const next = stepped(here, here.value, by);
    const beyond = here.bounds?.why(by > 0 ? "above" : "below") ?? limits;
    if (format(next) === format(here.value)) return say(beside, beyond);
    const over = Math.abs(by) === 1 && Math.abs(now(next) - now(here.value)) > 1;
    take(next);
    if (over && here.bounds) say(beside, here.bounds.why("between"));
  };
  /** @param {InputEvent & {currentTarget: HTMLInputElement}} event */
  const onInput = async ({ currentTarget }) => {
    const typed = currentTarget.value;
    draft.value = typed;
    refused.value = "";
    const next = parse(typed);
    if (next === undefined || format(next) === format(latest.current.value)) return hush();
    const reason = await refusal(present(await props.bounds?.renew()), next);
    if (draft.value !== typed) return undefined;
    if (!reason) return take(next);
    refused.value = reason;
    return say(currentTarget, reason);
  };
  /** @param {KeyboardEvent & {currentTarget: HTMLInputElement}} event */
  const onKeyDown = (event) => {
    if (event.key === "Enter" || event.key === "Escape") settle();
    if (!(event.key in KEYS) || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    move(KEYS[event.key], event.currentTarget);
  };
  const button = (
    /** @type {number} */ by,
  ) => html`<${StepButton} label=${by > 0 ? words.increase(label) : words.decrease(label)}
    sign=${by > 0 ? "plus" : "minus"} stopped=${format(stepped(props, value, by)) === text} why=${why(by)} disabled=${disabled}
    act=${(/** @type {Element} */ beside) => move(by, beside)} />`;
  return html`<span class=${`stepper ${wrong ? "wrong" : ""} ${text.length > LONG ? "long" : ""}`} title=${help}>
    ${button(-1)}
    <input type="text" role="spinbutton" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-label=${label}
      aria-valuenow=${now(value)} aria-valuetext=${text} aria-valuemin=${minimum} aria-valuemax=${maximum} aria-invalid=${wrong}
      title=${[help, limits].filter(Boolean).join(" ")}
      disabled=${disabled} value=${draft.value ?? text} onInput=${onInput} onKeyDown=${onKeyDown}
      onFocus=${(/** @type {FocusEvent & {currentTarget: HTMLInputElement}} */ event) => event.currentTarget.select()}
      onBlur=${() => {
        settle();
        hush();
      }} />
    ${button(1)}
  </span>`;
}
