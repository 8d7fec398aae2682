// The editor's comforts: toolbar and keys for Markdown, live preview, captions without a round trip, text that saves itself, who else is here, the copy desk, notes.
import { startAutosave } from "./autosave.js";
import { startCaptions } from "./captions.js";
import { startChecks } from "./checks.js";
import { startMarkdown } from "./markdown.js";
import { startNotes } from "./notes.js";
import { startPresence } from "./presence.js";

export function startEditor(form) {
  startCaptions(form);
  form.querySelectorAll("[data-markdown]").forEach(area => {
    startMarkdown(area);
    startRendering(form, area);
  });
  form.querySelectorAll("textarea").forEach(grow);
  form.querySelectorAll("[data-oneline]").forEach(area => area.addEventListener("keydown", event => {
    if (event.key === "Enter") event.preventDefault(); // a headline is one line
  }));
  startAutosave(form);
  startPresence(form);
  startChecks(form);
  startNotes(form);
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-save]"));
    }
  });
}

// Text areas are as tall as their text, where the browser can do that by itself they are left to it.
function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  const fit = () => {
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${area.scrollHeight + 2}px`);
  };
  area.addEventListener("input", fit);
  fit();
}

// The body as readers will get it, from the same pipeline that saving uses.
function startRendering(form, area) {
  const pause = 400; // milliseconds without a key before asking
  const box = form.querySelector("[data-rendered]");
  const target = form.querySelector("[data-rendered-text]");
  if (!box || !target) return;
  let timer;
  let asked = 0;

  const render = async () => {
    if (!box.open) return;
    const number = ++asked;
    const body = new URLSearchParams({ body: area.value });
    try {
      const answer = await fetch(form.dataset.render, {
        method: "POST",
        body,
        headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value },
      });
      if (!answer.ok || number !== asked) return;
      const { html, problem } = await answer.json();
      if (problem) target.textContent = problem;
      else target.innerHTML = html; // safe by construction: MarkdownRenderer made it
    } catch {
      // No network: the last rendering stays.
    }
  };

  box.hidden = false;
  box.open = true;
  box.addEventListener("toggle", render);
  area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(render, pause); });
}
