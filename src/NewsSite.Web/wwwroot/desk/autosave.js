// Saves what is typed, by itself: a moment after typing stopped, and on leaving. What the server does not have yet is kept in this browser.
import { fromAnswer, read, readSent, same, write } from "./fields.js";
import { forget, keep, leave, submitted, takeEarlier, wasSubmitted } from "./keep.js";
import { merge } from "./merge.js";
import { renewToken, signIn } from "./sign-in.js";
import { locale, t } from "./texts.js";

const pause = 2000; // milliseconds without a key before saving
const longest = 10_000; // milliseconds of typing without a pause before saving all the same
const again = 5000; // milliseconds before another try when the server could not be reached

export function startAutosave(form) {
  const person = form.dataset.person;
  const standing = form.querySelector("[data-standing]");
  const unsavedNote = form.querySelector("[data-unsaved]");
  let acknowledged = readSent(form); // what the server has: whoever types while the page is still coming has changed that
  let waiting = document.querySelector(".problems, .conflict") !== null; // a refused form: shown, but not in the store
  let isKept = true;
  let flight = null;
  let sending = null;
  let leaving = false;
  let timer;
  let since = 0;

  const story = () => form.dataset.story;
  const base = () => form.querySelector("[data-base]");
  // A form that merges two texts starts from neither alone: put back later, it is asked about place by place.
  const start = () => form.elements["Input.Branch"] ? 0 : Number(base().value);
  const isUnsaved = () => waiting || !same(read(form), acknowledged);
  const say = words => { if (standing.textContent.trim() !== words) standing.textContent = words; };
  const note = () => { unsavedNote.hidden = !isUnsaved(); };

  const later = delay => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  async function save() {
    clearTimeout(timer);
    if (flight || leaving) return;
    if (same(read(form), acknowledged)) return note();
    since = 0;
    sending = read(form);
    const body = new URLSearchParams(new FormData(form));
    flight = send(body);
    const isDone = await flight;
    flight = null;
    sending = null;
    note();
    if (isDone && !same(read(form), acknowledged)) later(pause);
  }

  // True when the server has what was sent; then nothing has to be tried again.
  async function send(body) {
    const sent = sending;
    try {
      const answer = await fetch(`/admin/articles/${story()}/autosave`, { method: "POST", redirect: "manual", keepalive: body.toString().length < 60_000, body });
      if (answer.type === "opaqueredirect") {
        say(t("Not saved: your session has ended. What you typed is kept in this browser."));
        signIn(form).then(() => later(0));
        return false;
      }
      if (answer.ok) return take(await answer.json(), sent);
      if (answer.status === 403 || answer.status === 404) {
        say(t("Not saved: this story is not yours to edit any more. What you typed is kept in this browser."));
        return false;
      }
      if (answer.status === 400) await renewToken(form);
      throw new Error(String(answer.status));
    } catch (error) {
      // A server that cannot save just now, or no network.
      say(/^\d+$/u.test(error.message)
        ? t("Not saved: the site does not take it just now. What you typed is kept in this browser, and saving is tried again.")
        : t("Not saved: no connection. What you typed is kept in this browser and is saved when the connection is back."));
      later(again);
      return false;
    }
  }

  function take(answer, sent) {
    if (answer.id !== null && story() === "new") name(answer.id);
    link(answer.kept);
    say(answer.says);
    if (answer.kept !== null) {
      acknowledged = sent;
      if (same(read(form), sent)) forget(person, story());
      return true;
    }
    if (answer.number === null) return false; // refused: the words say why, and the next change tries again
    // The form goes on from the story with the others' words in it, or from where it was.
    const stored = answer.fields === null ? sent : fromAnswer(answer.fields);
    const both = answer.fields === null ? null : merge(sent, read(form), stored);
    if (answer.fields !== null && both === null) return true;
    acknowledged = stored;
    waiting = false;
    base().value = answer.number;
    if (both !== null) write(form, both);
    if (same(read(form), acknowledged)) forget(person, story());
    else keep(person, story(), start(), read(form));
    return true;
  }

  // A new story has its number now: the form and the address are its own.
  function name(id) {
    forget(person, "new");
    form.dataset.story = id;
    form.action = `/admin/articles/${id}`;
    for (const root of [form, form.querySelector("template[data-caption]").content]) {
      root.querySelectorAll("[formaction]").forEach(button => button.setAttribute("formaction", button.getAttribute("formaction").replace("/articles/new", `/articles/${id}`)));
    }
    history.replaceState(history.state, "", `/admin/articles/${id}`);
    form.dispatchEvent(new Event("stored"));
  }

  function link(kept) {
    let place = form.querySelector("[data-kept]");
    if (kept === null) return place?.remove();
    if (!place) {
      place = document.createElement("a");
      place.dataset.kept = "";
      place.textContent = t("Settle it");
      standing.after(" ", place);
    }
    place.href = kept;
  }

  const changed = () => {
    note();
    if (!isUnsaved()) return;
    isKept = keep(person, story(), start(), read(form));
    since ||= Date.now();
    later(Date.now() - since > longest ? 0 : pause);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && isUnsaved()) save(); });

  // The last words go out with the page. A new story that is just being begun is not begun twice: its words stay in this browser.
  addEventListener("pagehide", () => {
    const text = read(form);
    leave(person, story());
    if (leaving || same(text, acknowledged) || (sending && (same(text, sending) || story() === "new"))) return;
    navigator.sendBeacon(`/admin/articles/${story()}/autosave`, new FormData(form));
  });

  // A button waits for what is on its way, so that it acts on top of it and not beside it.
  form.addEventListener("submit", event => {
    if (leaving) return event.preventDefault(); // pressed twice
    if (flight) {
      event.preventDefault();
      const button = event.submitter;
      flight.finally(() => setTimeout(() => form.requestSubmit(button)));
      return;
    }
    leaving = true;
    submitted(story());
    setTimeout(() => { leaving = false; }, 10_000); // the server did not answer: typing goes on
  });
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    leaving = false;
    changed();
  });
  addEventListener("beforeunload", event => { if (!leaving && !isKept && isUnsaved()) event.preventDefault(); });

  const sentForm = wasSubmitted();
  const address = new URL(location.href);
  if (address.searchParams.has("done")) {
    if (sentForm !== null) forget(person, sentForm);
    address.searchParams.delete("done"); // said once: going back to this page says nothing about a later form
    history.replaceState(history.state, "", address);
  }

  offer();
  if (waiting && !document.querySelector(".conflict")) isKept = keep(person, story(), start(), read(form));
  if (same(read(form), acknowledged)) note();
  else changed();

  // What an earlier visit could not save.
  function offer() {
    const earlier = takeEarlier(person, story());
    if (!earlier) return;
    if (same(earlier.text, acknowledged)) return earlier.drop();
    const place = form.querySelector("[data-offer]");
    const section = document.createElement("section");
    section.className = "offer-back";
    section.setAttribute("aria-label", t("Unsaved text"));
    const words = document.createElement("p");
    const when = new Date(earlier.at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
    words.textContent = t("This browser kept text from {0} that was not saved.", when);
    const act = (label, work) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", async () => {
        await flight; // what comes back from it would change what the text starts from
        work();
        earlier.drop();
        section.remove();
        offer();
      });
      return button;
    };
    const actions = document.createElement("p");
    actions.className = "actions";
    actions.append(
      act(t("Put it back"), () => {
        base().value = earlier.base; // saving merges it with what was saved since
        write(form, earlier.text);
        changed();
      }),
      act(t("Drop it"), () => {}));
    section.append(words, actions);
    place.append(section);
  }
}
