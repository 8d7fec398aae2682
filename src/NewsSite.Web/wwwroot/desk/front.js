// The front page's desk: stories are dragged onto slots or moved by keys, and every form is sent without the page being loaded anew. All of it is done by
// the same forms that work without this file; what the page says after a step is read out, and the keyboard stays where it was.
import { isOff } from "./keys.js";
import { t } from "./texts.js";

export function startFront(page) {
  const said = document.querySelector("[data-front-said]");
  let dragged = null;
  let busy = false;

  async function send(fields, address) {
    if (busy) return;
    busy = true;
    page.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-front]");
      if (!next) {
        location.assign(answer.url); // signed out, or asked to show once more who one is
        return;
      }
      page.replaceChildren(...document.adoptNode(next).childNodes);
      history.replaceState(null, "", location.pathname);
      (page.querySelector("[data-focus]") ?? page.querySelector("[autofocus]") ?? page.querySelector(".done"))?.focus();
      tell(page.querySelector(".done, .problems li")?.textContent.trim() ?? "");
    } catch {
      tell(t("Not sent: the site does not answer. Nothing is lost; try again."));
    } finally {
      busy = false;
      page.removeAttribute("aria-busy");
    }
  }

  const tell = text => { said.textContent = text; };
  const slotOf = target => target.closest?.("[data-slot]");
  const clear = () => page.querySelectorAll(".over").forEach(slot => slot.classList.remove("over"));

  page.addEventListener("submit", event => {
    event.preventDefault();
    const button = event.submitter;
    send(new FormData(event.target, button), button?.hasAttribute("formaction") ? button.formAction : event.target.action);
  });

  page.addEventListener("dragstart", event => {
    dragged = event.target.closest?.("[data-drag], [data-drag-address]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent.trim());
  });
  page.addEventListener("dragover", event => {
    const slot = slotOf(event.target);
    if (!dragged || !slot) return;
    event.preventDefault();
    clear();
    slot.classList.add("over");
  });
  page.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
  page.addEventListener("drop", event => {
    const slot = slotOf(event.target);
    if (!dragged || !slot) return;
    event.preventDefault();
    const from = slotOf(dragged);
    const form = from ? from.querySelector("[data-move]") : slot.querySelector("[data-put]");
    if (from === slot) return;
    const fields = new FormData(form);
    if (from) fields.set("Input.To", slot.dataset.slot);
    else fields.set("Input.Typed", dragged.dataset.dragAddress);
    send(fields, form.action);
  });

  document.addEventListener("keydown", event => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (event.target.closest("input")) return; // what is being typed there belongs to a form of its own
      event.preventDefault();
      page.querySelector("[data-launch]").click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const slots = [...page.querySelectorAll("[data-slot]")];
    const at = slots.indexOf(slotOf(event.target));
    if (event.altKey && at >= 0 && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      slots[at].querySelector(event.key === "ArrowUp" ? "[data-up]" : "[data-down]").click();
    } else if (!event.altKey && !isOff() && (event.key === "j" || event.key === "k")) {
      const next = slots[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
      next?.querySelector("[data-move] button:enabled")?.focus();
    }
  });
}
