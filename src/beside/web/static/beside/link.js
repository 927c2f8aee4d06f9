/* A one-use link: its secret stands after the #, which no server sees. Post it once and clear the address. */
const form = document.querySelector("[data-link]");
const secret = location.hash.slice(1);
if (form && secret) {
  history.replaceState(null, "", location.pathname);
  form.elements.secret.value = secret;
  form.submit();
}
