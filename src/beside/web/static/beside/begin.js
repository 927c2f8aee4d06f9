/* The first evening: tell Beside in which time zone home is. Without this script the computer's own zone is taken. */
for (const field of document.querySelectorAll("[data-zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
}
