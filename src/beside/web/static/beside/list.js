/* The list of a journey: a tick is kept as it is made. Without this script [Keep the list] does it. */
const list = document.querySelector("form[data-list]");
if (list) {
  list.classList.add("scripted");
  list.addEventListener("change", () => list.requestSubmit(list.querySelector("[data-keep]")));
}
