/** The clipboard, also where a page came over plain HTTP: from a teacher's computer, by its number. */

/** Copy by hand, where a page that came over plain HTTP may not use the clipboard. @param {string} text @returns {boolean} */
function copySelected(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

/** Put a text on the clipboard. @param {string} text @returns {Promise<boolean>} whether the browser let the page */
export const copy = (text) =>
  navigator.clipboard
    ? navigator.clipboard.writeText(text).then(
        () => true,
        () => copySelected(text),
      )
    : Promise.resolve(copySelected(text));
