/* The first evening: tell Beside in which time zone home is. Without this script the computer's own zone is taken. */
const zoned = () => {
  for (const field of document.querySelectorAll("[data-zone]")) {
    field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  }
};
/* Its screens are one form, and the browser's way back is its [Back]: each screen is fetched into this page, so that no
   way back leads to a page the browser would have to send again. Without this script each screen is a page of its own. */
let depth = history.state?.depth ?? 0;
let busy = false;
const goes = (value) => document.querySelector(`main.begin form button[name=go][value=${value}]`);
const plainly = (form, button) => {
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
};
const turn = async (form, button) => {
  if (busy) return false;
  busy = true;
  const body = new URLSearchParams(new FormData(form, button));
  const main = form.closest("main");
  main.inert = true; // a second touch meets nothing
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  main.inert = busy = false;
  if (!answer?.headers.get("content-type")?.startsWith("text/html")) plainly(form, button);
  else if (answer.redirected) location.replace(answer.url);
  else {
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    return true;
  }
  return false;
};
const show = (page) => {
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.title = page.title;
  zoned();
  scrollTo(0, 0);
  const first = document.querySelector("main [aria-invalid=true], main h1");
  if (first?.matches("h1")) first.tabIndex = -1;
  first?.focus();
};
addEventListener("submit", async (event) => {
  const form = event.target;
  const screen = () => document.querySelector("main.begin [name=screen]")?.value;
  const before = screen();
  if (!form.closest("main.begin")) return;
  event.preventDefault();
  if (event.submitter?.value === "back" && depth) history.back();
  else if (await turn(form, event.submitter) && screen() !== before) history.pushState({ depth: ++depth }, "");
});
addEventListener("popstate", async (event) => {
  const to = event.state?.depth ?? 0;
  const [value, step] = to < depth ? ["back", -1] : ["next", 1];
  for (; depth !== to && goes(value); depth += step) if (!(await turn(goes(value).form, goes(value)))) break;
  depth = to;
});
zoned();
