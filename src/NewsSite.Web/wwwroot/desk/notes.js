// Notes on selected words: made, answered and resolved without leaving the text. What is typed and not sent is kept for this visit.
import { keepNotes, keptNotes } from "./keep.js";
import { swap } from "./panel.js";
import { t } from "./texts.js";

const noted = ["Headline", "Standfirst", "Body"]; // fields of which words can be noted

export function startNotes(form) {
  let selected = null;
  let isAsking = false;

  const region = () => form.querySelector("[data-notes]");
  const fields = () => [...region().querySelectorAll("[name^='Note.']")];

  // What was selected last counts, also when the panel has the cursor now.
  document.addEventListener("selectionchange", () => {
    const field = document.activeElement;
    const name = field?.name?.replace("Input.", "");
    if (!form.contains(field) || !noted.includes(name)) return;
    const { selectionStart, selectionEnd, value } = field;
    selected = selectionEnd > selectionStart ? { at: `${name}:${selectionStart}`, words: value.slice(selectionStart, selectionEnd) } : null;
  });

  function take() {
    const passage = form.elements["Note.Passage"];
    if (!passage || !selected || (passage.value !== "" && passage.value === selected.words)) return;
    passage.value = selected.words;
    form.elements["Note.At"].value = selected.at;
    hold();
  }

  // What the browser keeps need not hold the page back.
  const hold = () => {
    const isKept = keepNotes(form.dataset.person, form.dataset.story, typed());
    form.querySelector("[data-notes-kept]").value = String(isKept);
  };
  const typed = () => fields().map(field => [field.name, field.value]).filter(([, value]) => value !== "");

  function putBack(entries) {
    for (const [name, value] of entries) {
      const field = form.elements[name];
      if (!field || field.value !== "") continue;
      field.value = value;
      const details = field.closest("details");
      if (details && field.type !== "hidden") details.open = true;
    }
  }

  // One at a time: nothing is sent twice by two presses.
  async function ask(change) {
    if (isAsking) return;
    isAsking = true;
    const sent = new Map(typed());
    const body = new URLSearchParams(new FormData(form));
    if (change) body.set("note", change);
    try {
      const answer = await fetch(`/admin/articles/${form.dataset.story}/notes`, { method: "POST", redirect: "manual", body });
      if (answer.type === "opaqueredirect") return say(t("Not done: your session has ended. What you typed stays here."));
      if (answer.status === 404 || answer.status === 403) return say(t("Not done: this story or note is not there any more."));
      if (!answer.ok) return say(t("Not done: the site does not take it just now. Try again."));
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-notes]");
      const since = typed().filter(([name, value]) => sent.get(name) !== value);
      swap(region(), next);
      since.forEach(([name, value]) => { if (form.elements[name]) form.elements[name].value = value; });
      hold();
      const refused = region().querySelector(".problem");
      if (refused) refused.closest(".field").querySelector("textarea").focus();
      const note = form.querySelector("[data-notes-note]");
      note.hidden = false;
      note.textContent = t("Notes: {0}", region().querySelector("[data-notes-say]").textContent);
    } catch {
      say(t("Not done: no connection. What you typed stays here."));
    } finally {
      isAsking = false;
    }
  }

  const say = words => { region().querySelector("[data-notes-say]").textContent = words; };

  form.addEventListener("click", event => {
    const button = event.target.closest("[data-note]");
    if (!button || !form.contains(button)) return;
    event.preventDefault();
    ask(button.value);
  });
  form.addEventListener("toggle", event => {
    if (event.target.matches("[data-new-note]") && event.target.open && form.elements["Note.Passage"].value === "") take();
  }, true);
  form.addEventListener("input", event => {
    if (!event.target.name?.startsWith("Note.")) return;
    if (event.target.name === "Note.Passage") form.elements["Note.At"].value = "";
    hold();
  });
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== "KeyM") return;
    const details = region().querySelector("[data-new-note]");
    if (!details) return;
    event.preventDefault();
    take();
    details.open = true;
    form.elements[form.elements["Note.Passage"].value === "" ? "Note.Passage" : "Note.Text"].focus();
  });
  form.addEventListener("stored", () => ask()); // a new story has its number now: notes can be left
  putBack(keptNotes(form.dataset.person, form.dataset.story));
  hold();
}
