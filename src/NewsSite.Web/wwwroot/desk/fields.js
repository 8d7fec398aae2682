// What the editor's form says, as one value that can be kept, compared and put back: the names are those of StoryForm.
const plain = ["Headline", "Standfirst", "Body", "Byline", "Dateline", "Slug", "Language", "Section", "Tags"];
const ofCaption = ["Photo", "Caption", "Credit", "AlternativeText"];

const captions = form => [...form.querySelectorAll("[data-captions] > [data-caption-fields]")];
const within = (fields, name) => fields.querySelector(`[name$=".${name}"]`);

const now = field => field.type === "checkbox" ? field.checked : field.value;

// Line ends as in a value: a form that comes back has those of the request.
const sent = field => field.type === "checkbox" ? field.defaultChecked
  : field.tagName === "SELECT" ? ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? ""
  : field.defaultValue.replace(/\r\n?/g, "\n");

const texts = (form, said) => ({
  ...Object.fromEntries(plain.map(name => [name, form.elements[`Input.${name}`]]).map(([name, field]) => [name, field ? said(field) : ""])),
  Captions: captions(form).map(fields => Object.fromEntries([...ofCaption, "IsDecorative"].map(name => [name, said(within(fields, name))]))),
});

/** Every field of the story, in text. */
export const read = form => texts(form, now);

/** The same as the page came with it, whatever has been typed since. */
export const readSent = form => texts(form, sent);

/** The same from an answer of the server, whose names begin with a small letter and which knows numbers and nothing. */
export function fromAnswer(answer) {
  const said = (object, name) => String(object[name[0].toLowerCase() + name.slice(1)] ?? "");
  const text = Object.fromEntries(plain.map(name => [name, said(answer, name)]));
  text.Captions = answer.captions.map(caption => ({
    ...Object.fromEntries(ofCaption.map(name => [name, said(caption, name)])),
    IsDecorative: caption.isDecorative === true,
  }));
  return text;
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Puts a text into the form. Fields that say it already are left alone, with their cursor. */
export function write(form, text) {
  for (const name of plain) {
    const field = form.elements[`Input.${name}`];
    if (field && name in text) put(field, text[name]); // a text that was kept by an earlier version may not know it
  }
  const active = document.activeElement; // adding a caption goes to it; whoever types elsewhere stays there
  while (captions(form).length < text.Captions.length) form.querySelector("[data-add]").click();
  while (captions(form).length > text.Captions.length) captions(form).at(-1).querySelector("[data-remove]").click();
  if (active !== document.activeElement && form.contains(active)) active.focus({ preventScroll: true });
  captions(form).forEach((fields, place) => {
    const caption = text.Captions[place];
    for (const name of ofCaption) put(within(fields, name), caption[name]);
    within(fields, "IsDecorative").checked = caption.IsDecorative;
    within(fields, "Photo").dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// Only what differs is replaced, so that a cursor before or behind it stays where it is in the words.
function put(field, value) {
  if (field.value === value) return;

  // A photo or section that came after this page: without an option the browser would make nothing of it.
  if (field.tagName === "SELECT" && ![...field.options].some(option => option.value === value))
    field.add(new Option(`${field.labels?.[0]?.textContent.trim() ?? ""} ${value}`.trim(), value));
  if (field.tagName === "SELECT" || field !== document.activeElement) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  const old = field.value;
  let start = 0;
  while (start < old.length && old[start] === value[start]) start++;
  let end = 0;
  while (end < old.length - start && end < value.length - start && old[old.length - 1 - end] === value[value.length - 1 - end]) end++;
  const { selectionStart, selectionEnd } = field;
  const shift = value.length - old.length;
  const move = at => (at <= start ? at : at >= old.length - end ? at + shift : Math.min(at, value.length - end));
  field.value = value;
  field.setSelectionRange(move(selectionStart), move(selectionEnd));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
