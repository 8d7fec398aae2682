// Completion of tag names in a text field, as the ARIA combobox pattern with a list describes it (WAI-ARIA APG). In a field of many names
// separated by commas, the one at the cursor is completed.
import { t } from "./texts.js";

const pause = 150; // milliseconds without a key before asking

let lists = 0;

export function completeTags(input) {
  const many = input.dataset.many === "true";
  const list = document.createElement("ul");
  list.id = `complete-${++lists}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", t("Suggestions"));
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);

  let timer;
  let asked = 0;
  let chosen = -1;

  const part = () => {
    const end = many ? input.selectionStart : input.value.length;
    const before = input.value.slice(0, end);
    const start = many ? Math.max(...[",", "،", ";", "؛"].map(sign => before.lastIndexOf(sign))) + 1 : 0;
    return { start, end, text: before.slice(start).trim() };
  };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = index => {
    chosen = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index >= 0) input.setAttribute("aria-activedescendant", list.children[index].id);
    else input.removeAttribute("aria-activedescendant");
  };

  const take = name => {
    const { start, end } = part();
    const rest = input.value.slice(end).replace(/^[^,،;؛]*/u, "");
    const lead = start > 0 ? " " : "";
    const tail = many && rest.trim() === "" ? ", " : rest;
    input.value = input.value.slice(0, start) + lead + name + tail;
    const at = start + lead.length + name.length + (tail === ", " ? 2 : 0);
    input.setSelectionRange(at, at);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(timer);
    close();
  };

  const show = names => {
    list.replaceChildren(...names.map((name, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.dir = "auto";
      option.textContent = name;
      option.addEventListener("pointerdown", event => { event.preventDefault(); take(name); });
      return option;
    }));
    list.hidden = names.length === 0;
    input.setAttribute("aria-expanded", String(names.length > 0));
    mark(-1);
  };

  const ask = async () => {
    const { text } = part();
    const number = ++asked;
    if (text.length === 0) return close();
    try {
      const answer = await fetch(`${input.dataset.complete}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
      if (answer.ok && number === asked && document.activeElement === input) show(await answer.json());
    } catch {
      close(); // no network: one types the whole name
    }
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, pause); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") mark(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
