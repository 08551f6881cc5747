/** Views that are drawn anew only where what they are given is another. */

import { Component, h } from "preact";

/** @import { ComponentType } from "preact" */

/** @param {Record<string, unknown>} one @param {Record<string, unknown>} other */
const differ = (one, other) =>
  Object.keys(one).some((name) => one[name] !== other[name]) ||
  Object.keys(other).some((name) => !(name in one));

/**
 * The same view, left alone while its props are the same. What it reads of signals it follows as ever.
 * @template {object} P
 * @param {(props: P) => any} View @returns {ComponentType<P>}
 */
export const memo = (View) =>
  class extends Component {
    /** @param {P} next */
    shouldComponentUpdate(next) {
      return differ(/** @type {any} */ (this.props), /** @type {any} */ (next));
    }

    /** @param {any} props */
    render(props) {
      return h(/** @type {any} */ (View), props);
    }
  };
