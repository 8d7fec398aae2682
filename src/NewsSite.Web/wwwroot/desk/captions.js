// Adding, removing and moving captions in place. Names and numbers are rewritten after each change, so that the form posts a list without gaps.
import { t } from "./texts.js";

export function startCaptions(form) {
  const list = form.querySelector("[data-captions]");
  const template = form.querySelector("template[data-caption]");
  const add = form.querySelector("[data-add]");
  if (!list || !template || !add) return;

  const all = () => [...list.querySelectorAll(":scope > [data-caption-fields]")];

  const number = () => all().forEach((fields, place) => {
    fields.querySelector("legend").textContent = t("Caption {0}", place + 1);
    for (const element of fields.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const attribute of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace(/Captions(\[|_)(?:\d+|__i__)(\]|_)/u, `Captions$1${place}$2`));
      }
      if (element.name === "change") element.value = element.value.replace(/-.*$/u, `-${place}`);
    }
    fields.querySelector("[data-lead]").hidden = place !== 0;
  });

  // Whether each text is the photo's or was changed here.
  const state = fields => {
    const hasPhoto = fields.querySelector("select").value !== "";
    fields.querySelectorAll("[data-inherits]").forEach(field => {
      const isChanged = hasPhoto && field.value.trim() !== "";
      const box = field.closest(".field");
      const word = box.querySelector("[data-state]");
      word.hidden = !hasPhoto;
      word.textContent = isChanged ? t("changed here") : t("inherited");
      box.querySelector("[data-inherit]").hidden = !isChanged;
    });
  };

  const move = (fields, to) => {
    const others = all().filter(other => other !== fields);
    if (to <= 0) list.prepend(fields);
    else if (to >= others.length) list.append(fields);
    else others[to].before(fields);
    changed();
  };

  const changed = () => {
    number();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  add.addEventListener("click", event => {
    event.preventDefault();
    list.append(template.content.cloneNode(true));
    changed();
    all().at(-1).querySelector("textarea").focus();
  });

  list.addEventListener("click", event => {
    const button = event.target.closest("button");
    const fields = event.target.closest("[data-caption-fields]");
    if (!button || !fields) return;
    event.preventDefault();
    const place = all().indexOf(fields);
    if ("inherit" in button.dataset) {
      const field = button.closest(".field").querySelector("[data-inherits]");
      field.value = "";
      state(fields);
      form.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    } else if ("makeLead" in button.dataset) {
      move(fields, 0);
      button.focus();
    } else if ("remove" in button.dataset) {
      fields.remove();
      changed();
      (all()[Math.min(place, all().length - 1)]?.querySelector("textarea") ?? add).focus();
    } else if ("up" in button.dataset && place > 0) {
      all()[place - 1].before(fields);
      changed();
      button.focus();
    } else if ("down" in button.dataset && place < all().length - 1) {
      all()[place + 1].after(fields);
      changed();
      button.focus();
    }
  });

  // What the chosen photo says is what an empty field inherits.
  const choose = select => {
    const fields = select.closest("[data-caption-fields]");
    const photo = select.selectedOptions[0].dataset;
    const thumb = fields.querySelector("[data-thumb]");
    thumb.hidden = !photo.hash;
    if (photo.hash) thumb.src = `/media/${photo.hash}/small.webp`;
    const inherited = { Caption: photo.caption, Credit: photo.credit, AlternativeText: photo.alternative };
    fields.querySelectorAll("[data-inherits]").forEach(field => {
      const text = inherited[field.dataset.inherits];
      if (text) field.placeholder = t("As the photo: {0}", text);
      else field.removeAttribute("placeholder");
    });
    const link = fields.querySelector("[data-photo-link]");
    link.hidden = !photo.hash;
    if (photo.hash) link.href = `/admin/photos/${select.value}`;
    state(fields);
  };

  list.addEventListener("change", event => {
    const select = event.target.closest("select");
    if (select) choose(select);
  });

  list.addEventListener("input", event => {
    const fields = event.target.closest("[data-caption-fields]");
    if (fields && event.target.matches("[data-inherits]")) state(fields);
  });

  // Alt and an arrow move the caption that one is in; its heading can be dragged.
  list.addEventListener("keydown", event => {
    const fields = event.target.closest("[data-caption-fields]");
    if (!fields || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const place = all().indexOf(fields);
    move(fields, event.key === "ArrowUp" ? place - 1 : place + 1);
    event.target.focus();
  });

  let dragged = null;
  list.addEventListener("pointerdown", event => {
    const fields = event.target.closest("[data-caption-fields]");
    if (fields) fields.draggable = event.target.closest("legend") !== null;
  });
  list.addEventListener("dragstart", event => {
    dragged = event.target.closest("[data-caption-fields]");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", event => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("[data-caption-fields]");
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.draggable = false;
    dragged = null;
    changed();
  });

  const option = photo => {
    const made = new Option(photo.name, photo.id);
    Object.assign(made.dataset, { hash: photo.hash, caption: photo.caption, credit: photo.credit, alternative: photo.alternativeText });
    return made;
  };

  // A picture that was uploaded from the story or found in the library: to the first caption without a photo, which keeps its words, or to a new one.
  form.addEventListener("photo", event => {
    const photo = event.detail;
    for (const select of [...list.querySelectorAll("select"), template.content.querySelector("select")]) {
      if (![...select.options].some(other => other.value === String(photo.id))) select.add(option(photo), 1);
    }
    let fields = all().find(each => each.querySelector("select").value === "");
    if (!fields) {
      list.append(template.content.cloneNode(true));
      fields = all().at(-1);
    }
    const select = fields.querySelector("select");
    select.value = photo.id;
    choose(select);
    changed();
  });
}
