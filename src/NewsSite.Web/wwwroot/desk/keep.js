// What was typed and is not saved yet, kept in this browser: by person and story, until the server has it. A browser without storage keeps nothing.
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

// New stories have no number: each window has one of its own.
const keyOf = (person, story) => `${prefix}${person}:${story === "new" ? `new:${tab}` : story}`;

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

/** What an earlier visit left, taken out of the way of what is typed now; null for none. */
export function takeEarlier(person, story) {
  try {
    const key = story === "new" ? newest(`${prefix}${person}:new:`) : keyOf(person, story);
    const earlier = `${prefix}${person}:${story}:earlier`;
    const kept = key && localStorage.getItem(key);
    if (kept) {
      localStorage.setItem(earlier, kept);
      localStorage.removeItem(key);
    }
    const found = JSON.parse(localStorage.getItem(earlier));
    return found && { ...found, drop: () => localStorage.removeItem(earlier) };
  } catch {
    return null;
  }
}

function newest(start) {
  const keys = Object.keys(localStorage).filter(key => key.startsWith(start));
  const at = key => JSON.parse(localStorage.getItem(key)).at;
  return keys.sort((one, other) => at(other) - at(one))[0];
}
