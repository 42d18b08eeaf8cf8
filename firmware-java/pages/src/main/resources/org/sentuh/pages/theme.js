// Day or night before anything is drawn: her own choice, or the system's.
const chosen = localStorage.getItem('theme');
document.documentElement.dataset.theme =
  chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'day');
