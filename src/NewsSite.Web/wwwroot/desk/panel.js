// Panels beside the text that the server makes anew: taken in without taking anybody's place in them away.

/** Puts a new panel in the place of the old one. Details stay open, and whoever works through it by keyboard stays where they were. */
export function swap(old, next, otherwise = next) {
  if (!next || old.outerHTML === next.outerHTML) return;
  const had = old.contains(document.activeElement) ? placeOf(document.activeElement, old) : null;
  const open = new Set([...old.querySelectorAll("details[open] > summary")].map(nameOf));
  old.replaceWith(next);
  next.querySelectorAll("details > summary").forEach(summary => { if (open.has(nameOf(summary))) summary.parentElement.open = true; });
  if (had) focus(next, had, otherwise);
}

/** Goes to the words in the text that a link of a panel names. */
export function jump(link) {
  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  const start = Number(link.dataset.start);
  if (Number(link.dataset.length) > 0) field.setSelectionRange?.(start, start + Number(link.dataset.length));
  field.focus();
}

// Numbers change with what is in the list.
const nameOf = summary => `${summary.getAttribute("aria-describedby") ?? ""} ${summary.textContent.replace(/\d+/gu, "")}`;
const stops = root => [...root.querySelectorAll("a, button, summary, textarea")].filter(stop => stop.checkVisibility());
const nameOfStop = stop => stop.matches("textarea") ? stop.id : stop.getAttribute("value") ?? stop.getAttribute("href");
const placeOf = (element, root) => ({ name: nameOfStop(element), at: stops(root).indexOf(element) });

function focus(root, { name, at }, otherwise) {
  const all = stops(root);
  const same = all.find(stop => name && nameOfStop(stop) === name);
  (same ?? all[Math.min(at, all.length - 1)] ?? otherwise).focus({ preventScroll: true });
}
