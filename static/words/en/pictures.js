/** The strip of pictures. */

export const pictures = {
  picture: "Picture",
  pictures: "Validation pictures",
  pictureName: (/** @type {string} */ label, /** @type {number} */ index) => `${label} · test ${index}`,
  earlier: "Earlier pictures",
  later: "Later pictures",
  picturesRange: (/** @type {number} */ from, /** @type {number} */ to) => `${from}–${to}`,
  testIndex: (/** @type {number} */ index) => `test ${index}`,
};
