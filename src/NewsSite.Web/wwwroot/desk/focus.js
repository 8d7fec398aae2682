// What crops keep in sight: a click into the picture fills the two fields, and a mark shows where it is. By keyboard the fields themselves are used.
export function startFocus(form) {
  const frame = form.querySelector(".focus-frame");
  const image = frame?.querySelector("img");
  const [x, y] = [form.elements.x, form.elements.y];
  if (!image || !x || !y) return;
  form.querySelectorAll("[data-dropped]").forEach(hint => { hint.hidden = false; });
  const mark = document.createElement("span");
  mark.className = "focus-mark";
  mark.setAttribute("aria-hidden", "true");
  frame.append(mark);
  const show = () => {
    mark.style.setProperty("left", `${x.value}%`);
    mark.style.setProperty("top", `${y.value}%`);
  };
  image.addEventListener("click", event => {
    const box = image.getBoundingClientRect();
    x.value = (100 * (event.clientX - box.left) / box.width).toFixed(1);
    y.value = (100 * (event.clientY - box.top) / box.height).toFixed(1);
    show();
  });
  for (const field of [x, y]) field.addEventListener("input", show);
  show();
}
