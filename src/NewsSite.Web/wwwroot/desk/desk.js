// The desk works without this file; with it, it is quicker. Each part looks for its own mark in the page and does nothing without it.
import { completeTags } from "./complete.js";
import { startEditor } from "./editor.js";
import { startFocus } from "./focus.js";
import { startFront } from "./front.js";
import { mayLeave } from "./keep.js";
import { startKeys } from "./keys.js";
import { startLibrary } from "./library.js";
import { startPasskey } from "./passkey.js";
import { startUpload } from "./upload.js";

document.querySelectorAll("[data-complete]").forEach(completeTags);
document.querySelectorAll("[data-editor]").forEach(startEditor);
document.querySelectorAll("[data-find]").forEach(startLibrary);
document.querySelectorAll("[data-upload]").forEach(startUpload);
document.querySelectorAll("[data-passkey]").forEach(startPasskey);
document.querySelectorAll("[data-focus-point]").forEach(startFocus);
document.querySelectorAll("[data-front]").forEach(startFront);

// Where two texts are shown: theirs into the field.
document.querySelectorAll("[data-take]").forEach(button => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.take);
    field.value = document.getElementById(button.dataset.from).textContent;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
});

// A refused form: the list of what to put right is read out and where the keyboard goes on.
document.querySelector("[data-focus]")?.focus();

startKeys();
document.querySelector("[data-sign-out]")?.addEventListener("submit", event => {
  if (!mayLeave(document.body.dataset.person)) event.preventDefault();
});
