// A code that came with an invitation stands behind the #, where no server ever sees it.
const given = location.hash.slice(1);
if (/^[0-9A-Za-z-]{8,9}$/.test(given)) {
  document.addEventListener('DOMContentLoaded', () => {
    const field = document.getElementById('code');
    if (field) {
      field.value = given;
      history.replaceState(null, '', location.pathname);
    }
  });
}
