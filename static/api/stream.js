/** The stream of one run: numbered events and pictures, over a socket that comes back by itself. */

import { decode } from "@msgpack/msgpack";
import { ApiError, getTicket } from "./http.js";
import { said } from "./said.js";

/** @import { Frame, Stats, StreamEvent } from "../types.d.ts" */
/**
 * What the page looks at, by layer ids: activations, kernels, kernels less the first ones, figures.
 * @typedef {{layers: string[], weights: string[], changes: string[], stats: string[], rate: number}} Watch
 */
/**
 * @typedef {object} Listener
 * @property {(event: StreamEvent) => void} onEvent
 * @property {(frame: Frame | Stats) => void} onFrame
 * @property {(connected: boolean) => void} onConnection
 * @property {(error: ApiError) => void} onGone called once where the run does not exist any more
 */

const FIRST_DELAY = 300;
const LAST_DELAY = 5000;

export class RunStream {
  /** @param {string} run @param {Listener} listener @param {number} [after] number of the last event already known */
  constructor(run, listener, after = 0) {
    this.run = run;
    this.listener = listener;
    this.after = after;
    this.closed = false;
    this.delay = FIRST_DELAY;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {Watch} */
    this.watched = { layers: [], weights: [], changes: [], stats: [], rate: 10 };
    this.connect();
  }

  /** Say which layers are looked at. @param {Watch} watched */
  watch(watched) {
    this.watched = watched;
    this.send({ type: "watch", ...watched });
  }

  /** Say that the pictures of a step are painted, so that the next may come. @param {number} step */
  ack(step) {
    this.send({ type: "ack", step });
  }

  close() {
    this.closed = true;
    this.socket?.close();
  }

  /** @param {object} message */
  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  async connect() {
    try {
      const ticket = await getTicket(this.run);
      if (!this.closed) this.open(ticket);
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
        this.closed = true;
        this.listener.onGone(error);
      } else {
        this.retry();
      }
    }
  }

  /** @param {string} ticket */
  open(ticket) {
    const query = new URLSearchParams({ run: this.run, ticket, after: String(this.after) });
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/stream?${query}`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.delay = FIRST_DELAY;
      this.watch(this.watched);
      this.listener.onConnection(true);
    };
    socket.onmessage = ({ data }) => this.receive(data);
    socket.onclose = () => {
      this.socket = null;
      if (!this.closed) this.retry();
    };
    this.socket = socket;
  }

  /** @param {string | ArrayBuffer} data */
  receive(data) {
    if (this.closed) return;
    if (typeof data !== "string") {
      this.listener.onFrame(/** @type {Frame | Stats} */ (decode(data)));
      return;
    }
    const event = /** @type {StreamEvent} */ (said(JSON.parse(data)));
    // A server that lost its log counts anew: what it says next is news although its numbers are low.
    if (event.type === "hello") this.after = Math.min(this.after, Number(event.last_seq));
    else this.after = Math.max(this.after, event.seq);
    this.listener.onEvent(event);
  }

  retry() {
    if (this.closed) return;
    this.listener.onConnection(false);
    setTimeout(() => !this.closed && this.connect(), this.delay);
    this.delay = Math.min(this.delay * 2, LAST_DELAY);
  }
}
