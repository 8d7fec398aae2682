// The copy desk beside the text: reads what is typed after a pause, leads to each place, does what is certain, and remembers what was dismissed.
import { replace } from "./markdown.js";
import { jump, swap } from "./panel.js";
import { t } from "./texts.js";

const pause = 1200; // milliseconds without a key before reading

export function startChecks(form) {
  let timer;
  let asked = 0;
  let read = ""; // what the panel is of

  const region = () => form.querySelector("[data-checks]");
  const offers = () => form.querySelector("[data-tag-offers]");

  // Reads the form; first does what a button beside a finding says.
  async function ask(check) {
    clearTimeout(timer);
    const body = new URLSearchParams(new FormData(form));
    const text = `${form.dataset.story} ${body}`;
    if (!check && text === read) return;
    if (check) body.set("check", check);
    const number = ++asked;
    try {
      const answer = await fetch(`/admin/articles/${form.dataset.story}/checks`, { method: "POST", redirect: "manual", body });
      if (!answer.ok || number !== asked) return;
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      read = text;
    } catch {
      region().querySelector("[data-checks-say]").textContent = t("The site does not answer. These findings may be old.");
    }
  }

  function show(page) {
    swap(region(), page.querySelector("[data-checks]"));
    swap(offers(), page.querySelector("[data-tag-offers]"), form.elements["Input.Tags"]);
    const note = form.querySelector("[data-checks-note]");
    const says = t("Checks: {0}", region().querySelector("[data-checks-say]").textContent);
    if (note.textContent !== says) note.textContent = says;
  }

  // From the end, so that the places before stay where they are. Words that have changed meanwhile are left alone.
  function fix(item) {
    const fixes = [...item.querySelectorAll("[data-fix]")].sort((one, other) => Number(other.dataset.start) - Number(one.dataset.start));
    for (const { dataset, value } of fixes) {
      const field = form.elements[dataset.field];
      const start = Number(dataset.start);
      if (field?.value.slice(start, start + dataset.was.length) === dataset.was) replace(field, start, start + dataset.was.length, value, start + value.length, start + value.length);
    }
    ask();
  }

  function tag(button) {
    const field = form.elements["Input.Tags"];
    const typed = field.value.replace(/[\s,،;؛]+$/u, "");
    field.value = typed === "" ? button.dataset.tag : `${typed}, ${button.dataset.tag}`;
    const next = button.nextElementSibling ?? (button.previousElementSibling?.matches("button") ? button.previousElementSibling : field);
    button.remove();
    next.focus();
    if (next === field) offers().hidden = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  form.addEventListener("click", event => {
    const target = event.target.closest("[data-jump], [data-check], [data-tag]");
    if (!target || !form.contains(target)) return;
    event.preventDefault();
    if ("jump" in target.dataset) jump(target);
    else if ("tag" in target.dataset) tag(target);
    else if (target.dataset.check === "fix") fix(target.closest("li"));
    else ask(target.value);
  });

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("stored", () => ask()); // a new story has its number now: its findings can be dismissed
  later(); // addresses of other sites, where they are asked, are not asked while a page is made
}
