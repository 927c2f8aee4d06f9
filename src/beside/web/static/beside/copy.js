// [Copy my text]: puts the text of a field on the clipboard. The button is hidden until this runs.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // without https the clipboard is not there; the text stays selected in any case
    }
  });
}
