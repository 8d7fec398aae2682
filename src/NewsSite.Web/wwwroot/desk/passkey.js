// Passkeys (WebAuthn Level 3): a form with data-passkey asks the site for a question, the browser answers it, and the form is sent with the answer.
import { t } from "./texts.js";

const words = {
  NotAllowedError: t("Nothing was done: the passkey was not used, or it took too long."),
  InvalidStateError: t("This device has a passkey for your account already."),
  SecurityError: t("Passkeys do not work at this address of the site."),
};

export function startPasskey(form) {
  const button = form.querySelector("[data-use-passkey], [data-make-passkey]");
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    if (button.matches("[data-make-passkey]") && !form.hidden) form.querySelector("[data-says]").textContent = t("This browser can’t make passkeys. A newer one can.");
    return;
  }
  button.hidden = false;
  form.hidden = false;
  button.addEventListener("click", async () => {
    const says = form.querySelector("[data-says]");
    says.textContent = "";
    button.disabled = true;
    try {
      if (await answer(form, "makePasskey" in button.dataset)) form.requestSubmit();
    } catch (error) {
      says.textContent = words[error.name] ?? t("The passkey could not be used. Wait a moment, then try again.");
    }
    button.disabled = false;
  });
}

async function answer(form, isNew) {
  const answered = await askDevice(form.dataset.passkey, new URLSearchParams(new FormData(form)), isNew);
  if (answered === null && form.dataset.first) {
    // They signed in a while ago and are asked first whether it is still them.
    form.action = form.dataset.first;
    form.submit();
    return false;
  }
  if (answered === null) throw new Error("asked again");
  form.querySelector("[data-credential]").value = answered.credential;
  form.querySelector("[data-challenge]").value = answered.challenge;
  return true;
}

/** Asks the site for a question and the device for its answer; null when the site wants to know first who one is. */
export async function askDevice(address, body, isNew = false) {
  const asked = await fetch(address, { method: "POST", body, redirect: "error" });
  if (asked.status === 403) return null;
  if (!asked.ok) throw new Error(`answered ${asked.status}`);
  const { options, challenge } = await asked.json();
  const credential = isNew
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return { credential: JSON.stringify(credential), challenge };
}
