// Keys that are pressed alone: "/" for the search box, "?" for the sheet of all keys. Off while one is typing, and where somebody has turned them off: speech input "types" them.
const store = "newssite-single-keys";

export function startKeys() {
  const sheet = document.querySelector("[data-keys]");
  const search = document.querySelector('[data-key="/"]');
  document.querySelectorAll("[data-single-keys]").forEach(startSwitch);
  document.querySelector("[data-show-keys]")?.addEventListener("click", event => {
    if (!sheet || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    sheet.showModal();
  });
  document.addEventListener("keydown", event => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")
      || event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "?" && sheet) {
      event.preventDefault();
      sheet.showModal();
    }
  });
}

function startSwitch(line) {
  const box = line.querySelector("input");
  line.hidden = false;
  box.checked = !isOff();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(store);
    else localStorage.setItem(store, "off");
    document.querySelectorAll("[data-single-keys] input").forEach(other => { other.checked = box.checked; });
  });
}

export const isOff = () => localStorage.getItem(store) === "off";
