/** Black or white, whichever can be read better on a colour: at least 4.5 to 1 (WCAG 2.2, relative luminance). */

/** From this luminance on black is the better one. */
const MIDDLE = 0.179;

/** @param {number} part 0 to 255 @returns {number} its share of the light */
function linear(part) {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** @param {number} red @param {number} green @param {number} blue 0 to 255 @returns {"#000000" | "#ffffff"} */
export const inkOn = (red, green, blue) =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > MIDDLE ? "#000000" : "#ffffff";
