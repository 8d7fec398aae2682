// Adding, removing and moving captions in place. Names and numbers are rewritten after each change, so that the form posts a list without gaps.
export function startCaptions(form) {
  const list = form.querySelector("[data-captions]");
  const template = form.querySelector("template[data-caption]");
  const add = form.querySelector("[data-add]");
  if (!list || !template || !add) return;

  const all = () => [...list.querySelectorAll(":scope > [data-caption-fields]")];

  const number = () => all().forEach((fields, place) => {
    fields.querySelector("legend").textContent = `Caption ${place + 1}`;
    for (const element of fields.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const attribute of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace(/Captions(\[|_)(?:\d+|__i__)(\]|_)/u, `Captions$1${place}$2`));
      }
      if (element.name === "change") element.value = element.value.replace(/-.*$/u, `-${place}`);
    }
  });

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
    if ("remove" in button.dataset) {
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
  list.addEventListener("change", event => {
    const select = event.target.closest("select");
    if (!select) return;
    const fields = select.closest("[data-caption-fields]");
    const photo = select.selectedOptions[0].dataset;
    const thumb = fields.querySelector("[data-thumb]");
    thumb.hidden = !photo.hash;
    if (photo.hash) thumb.src = `/media/${photo.hash}/small.webp`;
    const inherited = { Caption: photo.caption, Credit: photo.credit, AlternativeText: photo.alternative };
    fields.querySelectorAll("[data-inherits]").forEach(field => {
      const text = inherited[field.dataset.inherits];
      if (text) field.placeholder = `As the photo: ${text}`;
      else field.removeAttribute("placeholder");
    });
  });
}
