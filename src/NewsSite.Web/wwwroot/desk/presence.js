// Says every few seconds that this story is open here, and shows who else has it open.
import { signIn } from "./sign-in.js";

const every = 5000; // milliseconds: a colleague counts as gone after thirty seconds

export function startPresence(form) {
  let opening = true;
  let timer;

  const beat = async () => {
    clearTimeout(timer);
    try {
      // A story that is not in the store yet is nobody else's.
      if (form.dataset.story !== "new" && await tell(form, form.querySelector("[data-presence]"), opening)) opening = false;
    } catch {
      // No network: the next one tells.
    }
    timer = setTimeout(beat, every);
  };

  form.addEventListener("focusin", () => { clearTimeout(timer); timer = setTimeout(beat, 300); });
  beat();
}

async function tell(form, region, opening) {
  const answer = await fetch(`/admin/articles/${form.dataset.story}/presence`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ field: labelOf(form, document.activeElement), opening: String(opening), __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
  });
  if (answer.type === "opaqueredirect") {
    await signIn(form);
    return false;
  }
  if (!answer.ok) return false;
  const { here, takenOver } = await answer.json();
  show(region, here, takenOver);
  return true;
}

function show(region, here, takenOver) {
  const list = region.querySelector("[data-present]");
  if ([...list.children].map(item => item.textContent.trim()).join("\n") !== here.join("\n")) {
    list.replaceChildren(...here.map(words => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
  }
  region.querySelector("[data-take-over]").hidden = here.length === 0;
  const notice = region.querySelector("[data-taken-over]");
  if (notice.textContent.trim() !== takenOver) notice.textContent = takenOver;
}

// "Body", or "Caption 2: Credit".
function labelOf(form, element) {
  const label = element && form.contains(element) ? element.labels?.[0]?.textContent.trim() ?? "" : "";
  const caption = element?.closest?.("[data-caption-fields]")?.querySelector("legend").textContent.trim();
  return label && caption ? `${caption}: ${label}` : label;
}
