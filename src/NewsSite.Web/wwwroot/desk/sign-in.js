// The session ended while somebody was at work: they sign in in place, and what they typed stays where it is.
import { askDevice } from "./passkey.js";
import { t } from "./texts.js";

const address = "/admin/sign-in";
let open = null;

/** Resolves when the same person is signed in again and the form has a token of the new session. */
export function signIn(form) {
  open ??= ask(form).finally(() => { open = null; });
  return open;
}

/** A token for forms, of whoever is signed in now. */
export async function renewToken(form) {
  const page = await read(await fetch("/admin/account", { redirect: "manual" }));
  const token = page?.querySelector("input[name=__RequestVerificationToken]")?.value;
  if (!token || page.body.dataset.person !== form.dataset.person) return false;
  document.querySelectorAll("input[name=__RequestVerificationToken]").forEach(input => { input.value = token; });
  return true;
}

function ask(form) {
  const dialog = build();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener("cancel", event => event.preventDefault());
    dialog.addEventListener("close", () => { if (dialog.isConnected) dialog.showModal(); }); // a second Escape closes all the same
    const tryBy = async way => {
      const says = dialog.querySelector("[role=alert]");
      try {
        says.textContent = await way(dialog) ?? (await renewToken(form) ? "" : t("Somebody else is signed in now. What you typed stays in this browser; open the page again to go on as them."));
      } catch {
        says.textContent = t("The site does not answer. What you typed stays in this browser; try again in a moment.");
      }
      if (says.textContent !== "") return;
      dialog.close();
      dialog.remove();
      resolve();
    };
    dialog.querySelector("form").addEventListener("submit", event => {
      event.preventDefault();
      tryBy(attempt);
    });
    dialog.querySelector("[data-device]")?.addEventListener("click", () => tryBy(attemptDevice));
  });
}

// Null when it went well, otherwise what the page says.
async function attempt(dialog) {
  const page = await read(await fetch(address, { redirect: "manual" }));
  const body = new URLSearchParams({
    __RequestVerificationToken: page?.querySelector("input[name=__RequestVerificationToken]")?.value ?? "",
    "Input.Email": dialog.querySelector("[type=email]").value,
    "Input.Password": dialog.querySelector("[type=password]").value,
  });
  const code = dialog.querySelector("[autocomplete=one-time-code]");
  if (code) return attemptCode(dialog, code);
  const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") return await isIn() ? null : askForCode(dialog);
  return refusal(answer);
}

async function attemptDevice() {
  const page = await read(await fetch(address, { redirect: "manual" }));
  const body = new URLSearchParams({ __RequestVerificationToken: page?.querySelector("input[name=__RequestVerificationToken]")?.value ?? "" });
  const made = await askDevice(`${address}/passkey?handler=Challenge`, body).catch(() => null);
  if (made === null) return t("The passkey was not used. Try again, or use your password.");
  body.set("Input.Credential", made.credential);
  body.set("Input.Challenge", made.challenge);
  const answer = await fetch(`${address}/passkey`, { method: "POST", body, redirect: "manual" });
  return answer.type === "opaqueredirect" ? null : t("This passkey opens no account here.");
}

// The site sends on to the desk, or to the page that asks for a code.
const isIn = async () => (await fetch("/admin/account", { redirect: "manual" })).type !== "opaqueredirect";

function askForCode(dialog) {
  dialog.querySelector("button").before(field(t("Code"), "text", "one-time-code"));
  dialog.querySelector("[autocomplete=one-time-code]").focus();
  return t("Type the code that your authenticator app shows, or a recovery code.");
}

async function attemptCode(dialog, code) {
  const page = await read(await fetch(`${address}/code`, { redirect: "manual" }));
  if (!page) {
    code.closest(".field").remove();
    return t("That took too long. Type your password again.");
  }
  const body = new URLSearchParams({ __RequestVerificationToken: page.querySelector("input[name=__RequestVerificationToken]").value, "Input.Code": code.value });
  const answer = await fetch(`${address}/code`, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect" && await isIn()) return null;
  return refusal(answer);
}

const refusal = async answer => (await read(answer))?.querySelector(".problems li")?.textContent.trim() || t("Not signed in. Wait a minute, then try again.");

async function read(answer) {
  return answer.ok || answer.status === 400 || answer.status === 429 ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function build() {
  const dialog = document.createElement("dialog");
  dialog.className = "sign-in";
  dialog.setAttribute("aria-labelledby", "sign-in-again");
  const form = document.createElement("form");
  const heading = document.createElement("h2");
  heading.id = "sign-in-again";
  heading.textContent = t("Sign in again");
  const hint = document.createElement("p");
  hint.textContent = t("Your session has ended. What you typed is still here.");
  const says = document.createElement("p");
  says.className = "problem";
  says.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.className = "main";
  button.textContent = t("Sign in");
  form.append(heading, hint, says, field(t("Email"), "email", "username"), field(t("Password"), "password", "current-password"), button);
  if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    const device = document.createElement("button");
    device.type = "button";
    device.dataset.device = "";
    device.textContent = t("Use a passkey");
    button.after(" ", device);
  }
  dialog.append(form);
  return dialog;
}

function field(name, type, complete) {
  const box = document.createElement("div");
  box.className = "field";
  const label = document.createElement("label");
  label.textContent = name;
  label.htmlFor = `again-${type}`;
  const input = document.createElement("input");
  Object.assign(input, { id: label.htmlFor, type, autocomplete: complete, required: true, dir: "ltr" });
  box.append(label, input);
  return box;
}
