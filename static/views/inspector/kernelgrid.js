/** A kernel as a grid of numbers: each is typed, nudged with the arrows, or dragged up and down. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useRef } from "preact/hooks";
import { tint } from "../../canvas/tint.js";
import { rounded } from "../../state/kernels.js";
import { theme } from "../../state/theme.js";
import { words } from "../../words/words.js";
import { measure } from "../format.js";
import { useLatest } from "../latest.js";
import { ARROWS } from "../roving.js";

/** @import { Cells } from "../../state/kernels.js" */
/** @typedef {{row: number, column: number}} Place */
/**
 * @typedef {object} KernelGridProps
 * @property {string} label
 * @property {number[][]} numbers
 * @property {Cells | null} given which cells were set by hand, where only some were
 * @property {boolean} fixed whether they can only be read
 * @property {(row: number, column: number, value: number | null) => void} onChange null lets the cell go
 * @property {(place: Place | null) => void} onPlace where one stands
 */

/** Pixels that a finger moves before it drags. */
const SLACK = 4;
/** Pixels of a drag that change a number by the kernel's strongest. */
const REACH = 120;
/** Columns that have room for numbers … */
const READABLE = 7;
/** … and for two places after the point. */
const ROOMY = 3;

/** @param {number} value @param {number} columns @returns {string} short enough for a cell of so many: 0.20, in narrow ones .20, whole ones without a point */
function brief(value, columns) {
  const narrow = columns > ROOMY;
  const size = Math.abs(value);
  const digits = size < (narrow ? 0.995 : 9.995) ? 2 : size < (narrow ? 9.95 : 99.95) ? 1 : 0;
  const near = Number(value.toFixed(digits)) + 0;
  const text = (Number.isInteger(near) ? String(near) : near.toFixed(digits)).replace("-", "−");
  return narrow ? text.replace(/^(−?)0\./, "$1.") : text;
}

/** @param {string} text @returns {number | undefined} */
function parseNumber(text) {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  const value = plain === "" ? Number.NaN : Number(plain);
  return Number.isFinite(value) && Math.abs(value) <= 1e6 ? value : undefined;
}

/** A round step for numbers of this size: 0.01, 0.1, 1. @param {number} peak */
const stepFor = (peak) => 10 ** Math.floor(Math.log10(Math.max(peak, 0.01)) - 0.5);

/** @param {number[][]} numbers */
const peakOf = (numbers) => Math.max(...numbers.flat().map(Math.abs), 1e-6);

/** @param {Cells | null} given @param {Place} place */
export const isSet = (given, { row, column }) => (given?.[row]?.[column] ?? null) !== null;

/** @param {KernelGridProps & Place & {peak: number, stands: boolean, typing: {value: string | null}, start: (text: string) => void}} props */
function Cell({ numbers, given, fixed, row, column, peak, stands, typing, start, onChange, onPlace }) {
  const value = numbers[row][column];
  const grip = useRef(/** @type {{y: number, value: number, peak: number, moved: boolean} | null} */ (null));
  const place = words.cellAt(row + 1, column + 1);
  const handSet = isSet(given, { row, column });
  const label = handSet
    ? words.cellSet(place, measure(rounded(value)))
    : words.cellSays(place, measure(rounded(value)));
  /** @param {PointerEvent & {currentTarget: HTMLElement}} event */
  const press = (event) => {
    if (fixed || event.button !== 0 || typing.value !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { y: event.clientY, value, peak: Math.max(peak, 0.1), moved: false };
  };
  /** @param {PointerEvent} event */
  const drag = ({ clientY }) => {
    const held = grip.current;
    if (!held) return;
    const up = held.y - clientY;
    if (!held.moved && Math.abs(up) < SLACK) return;
    held.moved = true;
    const step = stepFor(held.peak) / 10;
    onChange(row, column, Math.round((held.value + (up / REACH) * held.peak) / step) * step);
  };
  /** @param {PointerEvent} event */
  const release = ({ pointerType }) => {
    if (grip.current && !grip.current.moved && pointerType === "touch") start("");
    grip.current = null;
  };
  const typed = stands ? typing.value : null;
  return html`<div role="gridcell" class=${`cell ${handSet ? "set" : ""}`} style=${tint(value, peak, theme.value)} aria-label=${label}
    data-cell=${`${row} ${column}`} tabindex=${stands ? 0 : -1} onFocus=${() => onPlace({ row, column })} onPointerEnter=${() => onPlace({ row, column })}
    onPointerDown=${press} onPointerMove=${drag} onPointerUp=${release} onPointerCancel=${release} onDblClick=${() => start("")}>
    ${
      typed === null
        ? numbers[0].length <= READABLE && brief(value, numbers[0].length)
        : html`<${Typing} label=${place} text=${typed} value=${value} typing=${typing} onChange=${(/** @type {number} */ next) => onChange(row, column, next)} />`
    }
  </div>`;
}

/** @param {{label: string, text: string, value: number, typing: {value: string | null}, onChange: (value: number) => void}} props */
function Typing({ label, text, value, typing, onChange }) {
  const before = useRef(value);
  const wrong = text !== "" && text !== "-" && parseNumber(text) === undefined;
  /** @param {InputEvent & {currentTarget: HTMLInputElement}} event */
  const onInput = ({ currentTarget }) => {
    typing.value = currentTarget.value;
    const next = parseNumber(currentTarget.value);
    if (next !== undefined) onChange(next);
  };
  /** @param {KeyboardEvent & {currentTarget: HTMLInputElement}} event */
  const onKeyDown = (event) => {
    if (!["Enter", "Escape", "Tab"].includes(event.key)) return event.stopPropagation();
    if (event.key === "Escape" && value !== before.current) onChange(before.current);
    const cell = /** @type {HTMLElement} */ (event.currentTarget.parentElement);
    typing.value = null;
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    cell.focus();
  };
  return html`<input type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} aria-label=${label} aria-invalid=${wrong} value=${text}
    placeholder=${measure(rounded(value))} ref=${(/** @type {HTMLInputElement | null} */ input) => input && document.activeElement !== input && input.focus()}
    onInput=${onInput} onKeyDown=${onKeyDown} onBlur=${() => {
      typing.value = null;
    }} />`;
}

const NUDGES = /** @type {Record<string, number>} */ ({ ArrowUp: 1, ArrowDown: -1 });

/** @param {KernelGridProps} props */
export function KernelGrid(props) {
  const { label, numbers, fixed } = props;
  const stands = useSignal({ row: 0, column: 0 });
  const typing = useSignal(/** @type {string | null} */ (null));
  const grid = useRef(/** @type {HTMLElement | null} */ (null));
  const [height, width] = [numbers.length, numbers[0].length];
  const peak = peakOf(numbers);
  const place = () => ({
    row: Math.min(stands.value.row, height - 1),
    column: Math.min(stands.value.column, width - 1),
  });
  const at = place();
  const latest = useLatest(numbers);
  /** @param {number} row @param {number} column @param {number | null} value */
  const onChange = (row, column, value) => {
    if (value !== null) latest.current = latest.current.with(row, latest.current[row].with(column, value));
    props.onChange(row, column, value);
  };
  /** @param {number} row @param {number} column */
  const go = (row, column) => {
    const next = {
      row: Math.min(Math.max(row, 0), height - 1),
      column: Math.min(Math.max(column, 0), width - 1),
    };
    stands.value = next;
    /** @type {HTMLElement | null | undefined} */ (
      grid.current?.querySelector(`[data-cell="${next.row} ${next.column}"]`)
    )?.focus();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const { row, column } = place();
    const move = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.shiftKey && event.key in NUDGES && !fixed) {
      const step = stepFor(peakOf(latest.current));
      onChange(row, column, Math.round(latest.current[row][column] / step + NUDGES[event.key]) * step);
    } else if (move) go(row + move[0], column + move[1]);
    else if (fixed) return;
    else if (event.key === "Enter" || event.key === "F2") typing.value = "";
    else if (event.key === "Delete" || event.key === "Backspace") onChange(row, column, null);
    else if (/^[-\d.,−]$/.test(event.key)) {
      // The field for what is typed may not be drawn yet.
      typing.value = (typing.value ?? "") + event.key;
      const value = parseNumber(typing.value);
      if (value !== undefined) onChange(row, column, value);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class="cells" role="grid" aria-label=${label} aria-readonly=${fixed} ref=${grid} onKeyDown=${onKeyDown} onPointerLeave=${() => props.onPlace(null)}
    style=${{ "--columns": width, aspectRatio: `${width} / ${height}` }}>
    ${numbers.map(
      (line, row) =>
        html`<div role="row" key=${row}>${line.map(
          (
            _,
            column,
          ) => html`<${Cell} key=${column} ...${props} onChange=${onChange} row=${row} column=${column} peak=${peak} stands=${at.row === row && at.column === column}
          typing=${typing} start=${(/** @type {string} */ text) => {
            if (fixed) return;
            stands.value = { row, column };
            typing.value = text;
          }} onPlace=${(/** @type {Place} */ place) => {
            if (
              document.activeElement?.closest("[data-cell]")?.getAttribute("data-cell") === `${row} ${column}`
            )
              stands.value = place;
            props.onPlace(place);
          }} />`,
        )}</div>`,
    )}
  </div>`;
}
