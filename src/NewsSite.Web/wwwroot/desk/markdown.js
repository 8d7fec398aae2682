// A toolbar and the usual keys for a text area that holds Markdown. Changes go through execCommand where there is one, so that undo keeps them.
import { t } from "./texts.js";

const actions = [
  { style: "bold", name: t("Bold"), sign: "B", key: "b", wrap: "**", empty: t("bold") },
  { style: "italic", name: t("Italic"), sign: "I", key: "i", wrap: "*", empty: t("italic") },
  { style: "link", name: t("Link"), sign: t("Link"), key: "k", link: true },
  { style: "heading", name: t("Heading"), sign: "H", line: "## " },
  { style: "quote", name: t("Quote"), sign: t("“ ”"), line: "> " },
  { style: "list", name: t("List"), sign: t("• List"), line: "- " },
];

export function startMarkdown(area) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", t("Formatting"));
  bar.setAttribute("aria-controls", area.id);
  actions.forEach((action, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.sign = action.sign; // drawn by the style: its name is the word
    button.className = `do-${action.style}`;
    button.setAttribute("aria-label", action.name);
    button.title = action.key ? t("{0} ({1})", action.name, `Ctrl+${action.key.toUpperCase()}`) : action.name;
    button.tabIndex = place === 0 ? 0 : -1;
    button.addEventListener("click", () => run(area, action));
    bar.append(button);
  });
  area.before(bar);

  // One stop for the tab key, arrows within (WAI-ARIA APG, toolbar).
  bar.addEventListener("keydown", event => {
    const buttons = [...bar.children];
    const at = buttons.indexOf(document.activeElement);
    const right = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: right, ArrowLeft: -right }[event.key];
    if (!step || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    buttons.forEach(button => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
  });

  area.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const action = actions.find(candidate => candidate.key === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    run(area, action);
  });
}

function run(area, action) {
  area.focus();
  const { selectionStart: start, selectionEnd: end, value } = area;
  const selected = value.slice(start, end);
  if (action.line) lines(area, action.line);
  else if (action.link) link(area, selected, start, end);
  else {
    const text = selected || action.empty;
    const isWrapped = selected.length > 2 * action.wrap.length && selected.startsWith(action.wrap) && selected.endsWith(action.wrap);
    if (isWrapped) replace(area, start, end, selected.slice(action.wrap.length, -action.wrap.length));
    else replace(area, start, end, action.wrap + text + action.wrap, start + action.wrap.length, start + action.wrap.length + text.length);
  }
}

function link(area, selected, start, end) {
  if (/^https?:\/\/\S+$/u.test(selected)) replace(area, start, end, `[${t("text")}](${selected})`, start + 1, start + 1 + t("text").length);
  else {
    const text = selected || t("text");
    const at = start + text.length + 3;
    replace(area, start, end, `[${text}](https://)`, at, at + 8);
  }
}

// Puts the mark before each line of the selection, or takes it away where all have it.
function lines(area, mark) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const stop = value.indexOf("\n", area.selectionEnd);
  const end = stop < 0 ? value.length : stop;
  const block = value.slice(start, end).split("\n");
  const isMarked = block.every(line => line.startsWith(mark));
  const text = block.map(line => isMarked ? line.slice(mark.length) : mark + line).join("\n");
  replace(area, start, end, text, start + text.length, start + text.length);
}

/** Puts a text in the place of another, so that undo takes it back, and selects what is said. */
export function replace(area, start, end, text, from = start, to = start + text.length) {
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand?.(text === "" ? "delete" : "insertText", false, text)) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(from, to);
}
