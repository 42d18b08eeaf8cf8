// A link that opens the door once stands behind the #, where no server and no log ever sees it. It is
// used when somebody presses, not when a program looks at the address.
const given = location.hash.slice(1);
if (/^[0-9A-Za-z_-]{32}$/.test(given)) {
  document.addEventListener('DOMContentLoaded', () => {
    document.getElementById('link').value = given;
    document.body.classList.add('invited');
    history.replaceState(null, '', location.pathname);
  });
}
