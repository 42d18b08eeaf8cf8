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

// An offer to claim the panel goes through the door with whoever brings it: where a form's address has one, a redirection keeps it.
if (given.startsWith('claim=')) {
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelector('.code')?.setAttribute('action', `/pair#${given}`);
  });
}
