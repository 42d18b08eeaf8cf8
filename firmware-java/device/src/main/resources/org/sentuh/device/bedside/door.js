// A code that came with an invitation or a label stands behind the #, where no server ever sees it.
const given = location.hash.slice(1);
if (/^[0-9A-Za-z-]{8,14}$/.test(given)) {
  document.addEventListener('DOMContentLoaded', () => {
    const field = document.getElementById('code');
    if (field) {
      const hint = document.getElementById('hint');
      field.value = given;
      hint.textContent = hint.dataset.filled;
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
