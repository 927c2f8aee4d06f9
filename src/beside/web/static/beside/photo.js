/* [Keep something]: a chosen photo is met in words, too; nothing typed is sent where it could not be kept; and the line
   that says who can see it follows the choice. */
const field = document.querySelector("input[type=file][name=photo]");
const chosen = document.querySelector("[data-chosen]");
if (field && chosen) {
  const part = (name) => chosen.querySelector(`[data-${name}]`);
  const words = [chosen.querySelector("svg"), part("sentence"), part("look")];
  const picture = [part("preview"), part("cover")];
  const preview = part("preview");
  const show = (open) => {
    for (const one of words) one.toggleAttribute("hidden", open);
    for (const one of picture) one.toggleAttribute("hidden", !open);
  };
  const take = () => {
    if (preview.src) URL.revokeObjectURL(preview.src);
    preview.removeAttribute("src");
    const file = field.files[0];
    chosen.hidden = !file;
    field.closest(".field").hidden = Boolean(file);
    part("unshown").hidden = true;
    show(false);
  };
  field.addEventListener("change", () => { take(); if (field.files[0]) part("another").focus(); });
  part("look").addEventListener("click", () => {
    if (!preview.src) preview.src = URL.createObjectURL(field.files[0]);
    show(true);
    part("cover").focus();
  });
  part("cover").addEventListener("click", () => { show(false); part("look").focus(); });
  part("another").addEventListener("click", () => field.click());
  preview.addEventListener("error", () => {
    show(false);
    part("look").hidden = true;
    part("unshown").hidden = false;
    part("another").focus();
  });
  take();
}
/* A file cannot wait while words are asked for, so whether the sign-in still holds is asked before it is sent. */
const form = document.querySelector("form[data-photo]");
if (form) {
  const said = { ended: form.querySelector("[data-ended]"), offline: form.querySelector("[data-offline]") };
  let sure = false;
  form.addEventListener("submit", async (event) => {
    if (sure) return;
    event.preventDefault();
    const answer = await fetch(form.action, { method: "HEAD", redirect: "manual" }).catch(() => null);
    said.offline.hidden = Boolean(answer);
    said.ended.hidden = !answer || answer.type !== "opaqueredirect";
    if (!said.offline.hidden || !said.ended.hidden) return;
    sure = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener("pageshow", () => { sure = false; });
}
const line = document.querySelector("[data-who-line]");
for (const choice of document.querySelectorAll("input[name=who][data-line]")) {
  const say = () => { if (choice.checked) line.textContent = choice.dataset.line; };
  choice.addEventListener("change", say);
  say();
}
