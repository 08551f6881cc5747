/** On a phone the rooms stand below one another: a bar to go from one to the next. */

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";
import { fold, NAMES } from "../state/panels.js";
import { hidden } from "../state/screen.js";
import { words } from "../words/words.js";

/** @typedef {keyof typeof words.rooms} RoomName */

const ROOMS = /** @type {RoomName[]} */ (Object.keys(words.rooms));

/** @param {RoomName} name */
const roomOf = (name) => document.getElementById(name === "network" ? name : `panel-${name}`);

/** @param {RoomName} name */
function go(name) {
  const panel = NAMES.find((one) => one === name);
  if (panel) fold(panel, false);
  roomOf(name)?.scrollIntoView({ block: "start" });
}

/** The room that the middle of the window shows. */
function useRoom() {
  const room = useSignal(ROOMS[0]);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) room.value = ROOMS.find((name) => roomOf(name) === target) ?? room.value;
      },
      { rootMargin: "-50% 0px" },
    );
    for (const name of ROOMS) {
      const element = roomOf(name);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [hidden.value]);
  return room.value;
}

export function Jumps() {
  const room = useRoom();
  const shown = ROOMS.filter((name) => !hidden.value.has(name));
  return html`<nav class="jumps" aria-label=${words.roomsLabel}>
    ${shown.map(
      (name) =>
        html`<button type="button" key=${name} aria-current=${room === name} onClick=${() => go(name)}>${words.rooms[name]}</button>`,
    )}
  </nav>`;
}
