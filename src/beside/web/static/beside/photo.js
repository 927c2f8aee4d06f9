/* [Keep something]: a chosen photo is met in words, too; and the line that says who can see it follows the choice. */
const field = document.querySelector("input[type=file][name=photo]");
const chosen = document.querySelector("[data-chosen]");
if (field && chosen) {
  const part = (name) => chosen.querySelector(`[data-${name}]`);
  const [sentence, preview, unshown, look, cover, another] = ["sentence", "preview", "unshown", "look", "cover", "another"].map(part);
  const drawing = chosen.querySelector("svg");
  const show = (open) => {
    preview.hidden = look.hidden = !open;
    look.hidden = open;
    cover.hidden = !open;
    drawing.style.display = sentence.hidden = "";
    drawing.toggleAttribute("hidden", open);
    sentence.hidden = open;
  };
  const take = () => {
    if (preview.src) URL.revokeObjectURL(preview.src);
    preview.removeAttribute("src");
    const file = field.files[0];
    chosen.hidden = !file;
    field.closest(".field").hidden = Boolean(file);
    unshown.hidden = true;
    show(false);
    if (file) another.focus();
  };
  field.addEventListener("change", take);
  look.addEventListener("click", () => { preview.src ||= URL.createObjectURL(field.files[0]); show(true); cover.focus(); });
  cover.addEventListener("click", () => { show(false); look.focus(); });
  another.addEventListener("click", () => field.click());
  preview.addEventListener("error", () => { show(false); look.hidden = true; unshown.hidden = false; });
  if (field.files.length) take();
}
const line = document.querySelector("[data-who-line]");
for (const choice of document.querySelectorAll("input[name=who][data-line]")) {
  choice.addEventListener("change", () => { line.textContent = choice.dataset.line; });
  if (choice.checked && line) line.textContent = choice.dataset.line;
}
