/** A button with a panel that floats above everything, closed by Escape or a click elsewhere. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useId, useRef } from "preact/hooks";
import { whenDrawn } from "../state/together.js";
import { zoomOf } from "./pointer.js";

/** @import { ComponentChildren } from "preact" */

const MARGIN = 8;

/** Put a panel under its button, inside the window. @param {HTMLElement} panel @param {HTMLElement} button */
function place(panel, button) {
  const zoom = zoomOf(panel);
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.min(Math.max(anchor.left, MARGIN), innerWidth - width - MARGIN);
  const below = anchor.bottom + 6;
  const top =
    below + height + MARGIN > innerHeight
      ? Math.max(MARGIN, Math.min(below, innerHeight - height - MARGIN))
      : below;
  panel.style.left = `${Math.max(MARGIN, left) / zoom}px`;
  panel.style.top = `${top / zoom}px`;
}

/** Where one begins in an open panel: not in a text on a touch screen, whose keyboard would cover the panel. @param {HTMLElement} panel @returns {HTMLElement | null} */
const beginning = (panel) =>
  panel.querySelector('[aria-current="true"]') ??
  panel.querySelector(
    `button, select, input${matchMedia("(pointer: coarse)").matches ? ":not([type=search], [type=text])" : ""}`,
  );

/**
 * @param {{label: string, name?: string, className?: string, panelClass?: string, disabled?: boolean, shortcut?: string, face: ComponentChildren,
 *   content: (close: () => void) => ComponentChildren}} props `label` names the panel and, where there is no `name`, the
 *   button; `face` is shown on the button, `content` in the open panel
 */
export function Popover({
  label,
  name = label,
  className = "",
  panelClass = "",
  disabled = false,
  shortcut,
  face,
  content,
}) {
  const id = useId();
  const open = useSignal(false);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  const close = () => panel.current?.hidePopover();
  /** @param {ToggleEvent} event */
  const onToggle = (event) => {
    open.value = event.newState === "open";
    if (!open.value) return;
    whenDrawn(() => {
      if (!panel.current || !button.current) return;
      place(panel.current, button.current);
      beginning(panel.current)?.focus();
    });
  };
  return html`
    <button type="button" ref=${button} class=${className} aria-label=${name} title=${label} disabled=${disabled}
      aria-keyshortcuts=${shortcut} popovertarget=${id} aria-expanded=${open.value} aria-haspopup="dialog">${face}</button>
    <div popover="auto" id=${id} ref=${panel} class=${`popover ${panelClass}`} role="dialog" aria-label=${label} onToggle=${onToggle}>
      ${open.value ? content(close) : null}
    </div>`;
}
