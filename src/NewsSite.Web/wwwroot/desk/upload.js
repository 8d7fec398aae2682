// Uploading several pictures at once, each with a bar of its own: from the library, or from a story, where each becomes a caption.
import { t } from "./texts.js";

const together = 2; // pictures on their way at a time; the server decodes one after the other

export function startUpload(box) {
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-uploads]");
  const form = box.closest("form");
  const token = form?.elements.__RequestVerificationToken?.value ?? document.querySelector("input[name=__RequestVerificationToken]")?.value;
  const isStory = box.dataset.upload === "captions";
  if (!input || !list || !token) return;
  box.hidden = false;
  box.querySelectorAll("[data-dropped]").forEach(hint => { hint.hidden = false; });
  box.querySelectorAll("[data-plain]").forEach(hint => { hint.hidden = true; });

  const waiting = [];
  let running = 0;
  let refused = false;
  let known = false;

  const next = () => {
    while (running < together && waiting.length > 0) {
      running++;
      send(waiting.shift()).finally(() => {
        running--;
        next();
      });
    }
    if (running === 0 && waiting.length === 0 && !isStory && list.children.length > 0 && !refused && !known) location.assign("/admin/photos?done=uploaded");
  };

  const send = file => new Promise(done => {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const word = document.createElement("span");
    word.className = "hint";
    item.append(name, " ", bar, " ", word);
    list.append(item);

    const end = (text, link) => {
      bar.remove();
      word.textContent = text;
      if (link) item.append(" ", link);
      done();
    };
    const body = new FormData();
    body.append("Files", file);
    const request = new XMLHttpRequest(); // fetch tells nothing of what has been sent
    request.open("POST", "/admin/photos?handler=Upload");
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("RequestVerificationToken", token);
    request.responseType = "json";
    request.upload.addEventListener("progress", event => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
      if (event.loaded === event.total) word.textContent = t("being read…");
    });
    request.addEventListener("error", () => { refused = true; end(t("The connection broke off. Drop it again.")); });
    request.addEventListener("load", () => {
      const answer = request.response;
      if (request.status !== 200 || !answer) {
        refused = true;
        end(request.status === 413 ? t("The file is larger than 25 MB. Make it smaller and upload it again.") : t("It was not taken. Reload this page and try again."));
      } else if (answer.problem) {
        refused = true;
        end(answer.problem);
      } else if (answer.wasThere) {
        known = true;
        end(t("In the library already."), use(answer.photo));
      } else {
        if (isStory) box.dispatchEvent(new CustomEvent("photo", { bubbles: true, detail: answer.photo }));
        end(t("Uploaded."));
      }
    });
    request.send(body);
  });

  const use = photo => {
    if (isStory) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = t("Use the one we have");
      button.addEventListener("click", () => {
        button.remove();
        box.dispatchEvent(new CustomEvent("photo", { bubbles: true, detail: photo }));
      });
      return button;
    }
    const link = document.createElement("a");
    link.href = `/admin/photos/${photo.id}`;
    link.textContent = t("Use the one we have");
    return link;
  };

  const take = files => {
    waiting.push(...files);
    next();
  };

  input.addEventListener("change", () => {
    if (!isStory) return;
    take(input.files);
    input.value = "";
  });
  if (!isStory) {
    form.addEventListener("submit", event => {
      if (input.files.length === 0) return;
      event.preventDefault();
      take(input.files);
      input.value = "";
    });
  }
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, event => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      box.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("over"));
  box.addEventListener("drop", event => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}
