/** Questions that take one another's place: only the answer to the last one counts, whichever comes last. */

/** @returns {() => () => boolean} to be called with each question; what it gives says whether it is still the last one */
export function turns() {
  let last = 0;
  return () => {
    last += 1;
    const mine = last;
    return () => mine === last;
  };
}
