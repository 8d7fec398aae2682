// What was typed and is not saved yet, kept in this browser: by person and story, until the server has it. A browser without storage keeps nothing.
import { t } from "./texts.js";

const prefix = "newssite-unsaved:";

const tab = (() => {
  try {
    const known = sessionStorage.getItem(prefix + "tab") ?? crypto.randomUUID();
    sessionStorage.setItem(prefix + "tab", known);
    return known;
  } catch {
    return "tab";
  }
})();

// Each window has its own: what one of them knows to be saved, another may not have sent yet.
const start = (person, story) => `${prefix}${person}:${story}:`;
const keyOf = (person, story) => start(person, story) + tab;
const earlierStart = (person, story) => `${prefix}earlier:${person}:${story}:`;

const others = 60_000; // milliseconds without a key after which what a window keeps that said no goodbye is taken for left behind
const longest = 30 * 24 * 60 * 60_000; // milliseconds that anything is kept

/** @returns true when the browser has it. */
export function keep(person, story, base, text) {
  try {
    localStorage.setItem(keyOf(person, story), JSON.stringify({ at: Date.now(), base, text }));
    return true;
  } catch {
    return false;
  }
}

export function forget(person, story) {
  try {
    localStorage.removeItem(keyOf(person, story));
  } catch {
    // Nothing was kept.
  }
}

/** The window closes: what it keeps is nobody's from now on, and is offered at the next visit. */
export function leave(person, story) {
  try {
    const kept = localStorage.getItem(keyOf(person, story));
    if (kept) localStorage.setItem(keyOf(person, story), JSON.stringify({ ...JSON.parse(kept), isLeft: true }));
  } catch {
    // Nothing was kept.
  }
}

// Of this window alone, and for as long as it is open.
const noteStart = person => `${prefix}notes:${person}:`;

/** @returns true when the window keeps what is typed under "Notes", by the names of its fields. */
export function keepNotes(person, story, entries) {
  try {
    if (entries.length > 0) sessionStorage.setItem(noteStart(person) + story, JSON.stringify(entries));
    else sessionStorage.removeItem(noteStart(person) + story);
    return true;
  } catch {
    return false;
  }
}

export function keptNotes(person, story) {
  try {
    return JSON.parse(sessionStorage.getItem(noteStart(person) + story) ?? "[]");
  } catch {
    return [];
  }
}

/** Everything that this browser keeps of a person, by key. */
function keptOf(person) {
  return Object.keys(localStorage).filter(key => key.startsWith(`${prefix}${person}:`) || key.startsWith(`${prefix}earlier:${person}:`));
}

/** Asks, when something is kept that is not saved, whether it may go with the person who signs out: whoever comes next to this browser could read it. */
export function mayLeave(person) {
  try {
    const kept = keptOf(person);
    if (kept.length > 0 && !confirm(t("This browser keeps text of yours that is not saved. Sign out and remove it from this browser?"))) return false;
    kept.forEach(key => localStorage.removeItem(key));
    Object.keys(sessionStorage).filter(key => key.startsWith(noteStart(person))).forEach(key => sessionStorage.removeItem(key));
  } catch {
    // Nothing is kept.
  }
  return true;
}

/** A form of this story was sent: once its page says that it was done, nothing has to be kept. */
export function submitted(story) {
  try {
    sessionStorage.setItem(prefix + "submitted", story);
  } catch {
    // What is kept is offered again, though it is saved.
  }
}

/** The story whose form was sent last from this window, told once; null for none. */
export function wasSubmitted() {
  try {
    const story = sessionStorage.getItem(prefix + "submitted");
    sessionStorage.removeItem(prefix + "submitted");
    return story;
  } catch {
    return null;
  }
}

/** What earlier visits left, the newest first, taken out of the way of what is typed now; null for none. */
export function takeEarlier(person, story) {
  try {
    for (const key of Object.keys(localStorage).filter(name => name.startsWith(start(person, story)))) {
      const kept = localStorage.getItem(key);
      const { at, isLeft } = JSON.parse(kept);
      if (key !== keyOf(person, story) && !isLeft && Date.now() - at < others) continue;
      localStorage.setItem(earlierStart(person, story) + at, kept);
      localStorage.removeItem(key);
    }
    const found = Object.keys(localStorage).filter(name => name.startsWith(earlierStart(person, story)))
      .map(key => ({ ...JSON.parse(localStorage.getItem(key)), drop: () => localStorage.removeItem(key) }));
    found.filter(one => Date.now() - one.at > longest).forEach(one => one.drop());
    return found.filter(one => Date.now() - one.at <= longest).sort((one, other) => other.at - one.at)[0] ?? null;
  } catch {
    return null;
  }
}
