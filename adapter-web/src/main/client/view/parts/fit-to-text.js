/**
 * Makes a text area as high as what stands in it. Its form keeps its height while this is measured: if it got
 * lower for just that moment, the messages would move as if somebody had scrolled.
 *
 * @param {HTMLTextAreaElement} area
 */
export function fitToText(area) {
  const { form } = area;
  if (!form) return;
  form.style.minHeight = `${form.getBoundingClientRect().height}px`;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
  form.style.minHeight = "";
}
