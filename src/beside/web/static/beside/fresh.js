// A page that comes out of the back-and-forward store is asked for again, so that nobody sees it after a sign-out (SECURITY-DESIGN 10.1).
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
