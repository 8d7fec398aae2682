// Finding photos of the library from within a story: the chosen one goes to the captions, as an uploaded one does.
import { n, t } from "./texts.js";

const pause = 250; // milliseconds without a key before asking

export function startLibrary(box) {
  const input = box.querySelector("input");
  const list = box.querySelector("[data-found]");
  const word = box.querySelector("[data-found-word]");
  if (!input || !list || !word) return;
  box.hidden = false;

  let timer;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const words = input.value.trim();
    const answer = words === "" ? null : await fetch(`${box.dataset.find}?q=${encodeURIComponent(words)}`).catch(() => null);
    const photos = answer?.ok ? await answer.json() : [];
    if (mine !== asked) return; // another word was typed in the meantime
    list.replaceChildren(...photos.map(offer));
    word.textContent = words === "" ? "" : answer?.ok ? found(photos.length) : t("The library does not answer. Try again.");
  };

  const found = count => count === 0 ? t("No photo like that.") : n(count, "{0} photo", "{0} photos");

  const offer = photo => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const image = document.createElement("img");
    image.src = `/media/${photo.hash}/small.webp`;
    image.alt = "";
    const name = document.createElement("bdi");
    name.textContent = photo.caption || photo.fileName;
    button.append(image, name);
    button.addEventListener("click", () => {
      box.dispatchEvent(new CustomEvent("photo", { bubbles: true, detail: photo }));
      word.textContent = t("It stands among the captions now.");
    });
    item.append(button);
    return item;
  };

  // What is typed here is no part of the story.
  box.addEventListener("input", event => {
    event.stopPropagation();
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  box.addEventListener("change", event => event.stopPropagation());
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
}
