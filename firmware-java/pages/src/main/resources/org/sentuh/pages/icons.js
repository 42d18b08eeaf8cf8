// Drawn by hand on a grid of 24, one stroke of 1.8, always beside a word.
import { html, svg } from 'lit-html';

const drawn = {
  check: svg`<path d="M5 12.5l4.6 4.6L19 7.5"/>`,
  open: svg`<circle cx="12" cy="12" r="7" stroke-dasharray="2.6 2.6"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>`,
  hand: svg`<path d="M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-5.8a1.5 1.5 0 0 1 3 0V11m0-4.200a1.5 1.5 0 0 1 3 0V14c0 4-2 6.5-5.5 6.500S6.5 18.5 5 15.500l-1-2.200c-.5-1.3 1.3-2.1 2-1L8 14.5"/>`,
  panel: svg`<rect x="6" y="3.5" width="12" height="17" rx="4"/><path d="M10 8v.1M14 8v.1M10 12v.1M14 12v.1M10 16v.1M14 16v.1" stroke-width="2.4"/>`,
  talk: svg`<path d="M5 19.5V16a7 7 0 0 1 3.5-11.800A7.8 7.8 0 0 1 20 11.500c0 4.3-3.5 7.5-8 7.5-1 0-2-.2-3-.5z"/>`,
  warning: svg`<path d="M12 4 21.5 20.5h-19z"/><path d="M12 10v5M12 18v.2"/>`,
  forward: svg`<path d="M9 5.5 15.5 12 9 18.5"/>`,
  backward: svg`<path d="M15 5.5 8.5 12l6.5 6.5"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  pause: svg`<path d="M8.5 5v14M15.5 5v14" stroke-width="3.4"/>`,
  play: svg`<path d="M8 5.5 18 12 8 18.500z"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.200l3.4 2"/>`,
  rest: svg`<path d="M4 18h16M6 18v-5a6 6 0 0 1 12 0v5M9 8.5 8 6M15 8.5 16 6"/>`,
  aloud: svg`<path d="M4 9.500h3.500L12 5.500v13L7.5 14.500H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11"/>`,
  eye: svg`<path d="M3 12c2.5-4.3 5.5-6.5 9-6.500s6.5 2.2 9 6.500c-2.5 4.3-5.5 6.5-9 6.500S5.5 16.3 3 12z"/><circle cx="12" cy="12" r="2.6"/>`,
  drop: svg`<path d="M12 3.5c3.6 4.4 6 7.4 6 10.700a6 6 0 0 1-12 0c0-3.3 2.4-6.3 6-10.700z"/>`,
  heart: svg`<path d="M12 20s-7.5-4.6-7.5-10.200A4.2 4.2 0 0 1 12 7.300a4.2 4.2 0 0 1 7.5 2.500C19.5 15.4 12 20 12 20z"/>`,
  calm: svg`<path d="M3.5 15c2-2 4-2 6 0s4 2 6 0 3.5-1.8 5-.6M3.5 10c2-2 4-2 6 0s4 2 6 0 3.5-1.8 5-.6"/>`,
  spark: svg`<path d="M13 3.5 6.5 13H12l-1 7.500L17.5 11H12z"/>`,
  head: svg`<circle cx="12" cy="10" r="6"/><path d="M9 20.500c.2-2 .2-3 0-4.800M15 20.500c-.2-2-.2-3 0-4.800M9.5 8.500l1.5 1.5-1.5 1.500M14.5 8.5 13 10l1.5 1.5"/>`,
  breath: svg`<path d="M12 4v7M12 11c-1-2.5-6-2.5-7 3-.6 3.6.4 5.5 2.5 5.500s3.5-1.5 3.5-4M12 11c1-2.5 6-2.5 7 3 .6 3.6-.4 5.5-2.5 5.500S13 18 13 15.5"/>`,
  warm: svg`<path d="M10 14.500V5.500a2 2 0 0 1 4 0v9a4 4 0 1 1-4 0z"/><path d="M12 9v8"/>`,
  leg: svg`<path d="M9 3.500c0 5-1.5 7-1.5 11l-1 5h8.500c1 0 2-.8 2-1.8 0-1.2-1-1.7-2.5-2.200l-2.5-1c.5-4 1.5-6 1.5-11"/>`,
  back: svg`<path d="M8 3.500c0 2-.5 3-3.5 4v13M16 3.500c0 2 .5 3 3.5 4v13M12 8v12" /><path d="M9 11.500c1 .8 1 1.8 0 2.600M15 11.500c-1 .8-1 1.8 0 2.6"/>`,
  baby: svg`<circle cx="12" cy="9.5" r="5.5"/><path d="M10 9.200v.1M14 9.200v.1M10.3 11.800c1 .9 2.4.9 3.4 0M12 4c0-1.6 1.8-1.6 1.8-.3M4.5 21c.8-3.6 3.8-5.2 7.5-5.200s6.7 1.6 7.5 5.2"/>`,
  pulse: svg`<path d="M3 12.500h4l2.500-7 4.500 13 2.500-6H21"/>`,
  box: svg`<path d="M12 3.500 20 8v8.500l-8 4-8-4V8zM4 8l8 4.200L20 8M12 12.200v8.300"/>`,
  print: svg`<path d="M7 8.500v-5h10v5M7 16.500H4.500v-8h15v8H17M7 13.500h10v7H7z"/>`,
  users: svg`<circle cx="9" cy="8.500" r="3.500"/><path d="M2.500 19.500c.6-3.600 3-5.500 6.500-5.500s5.900 1.900 6.500 5.500M15.500 5.300a3.500 3.500 0 0 1 0 6.400M17.500 14.500c2.200.7 3.500 2.400 4 5"/>`,
  wave: svg`<path d="M4 17c3 0 3-10 6-10s3 10 6 10 3-5 4-5"/>`,
  report: svg`<path d="M6.500 3.500h11v17h-11zM9.500 8h5M9.500 12h5M9.500 16h3"/>`,
  search: svg`<circle cx="11" cy="11" r="6.500"/><path d="M16 16l4.500 4.500"/>`,
  phone: svg`<path d="M6.500 4h3l1.500 4-2 1.500c1 2.300 3 4.300 5.500 5.500l1.500-2 4 1.500v3c0 1-1 2-2 2C10.500 19.500 4.500 13.500 4.500 6c0-1 1-2 2-2z"/>`,
  cross: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  question: svg`<path d="M8.500 9a3.600 3.600 0 1 1 5.300 3.100c-1.300.7-1.800 1.500-1.800 2.900M12 18.500v.2"/>`,
  gap: svg`<path d="M3 12h5M16 12h5M10 8.500v7M14 8.500v7" stroke-dasharray="none"/>`,
  disk: svg`<path d="M4.500 7c0-1.700 3.400-3 7.500-3s7.500 1.300 7.500 3-3.400 3-7.500 3-7.500-1.300-7.500-3zM4.500 7v10c0 1.700 3.400 3 7.500 3s7.500-1.300 7.500-3V7M4.500 12c0 1.700 3.400 3 7.500 3s7.500-1.300 7.500-3"/>`,
  silent: svg`<path d="M4 9.500a11.500 11.500 0 0 1 4-2.600M20 9.500a11.500 11.500 0 0 0-8-3.200M7.500 13a6.500 6.500 0 0 1 3-1.700M16.500 13a6.500 6.500 0 0 0-2-1.400M12 17v.2M4.500 4.500l15 15"/>`,
  send: svg`<path d="M4 12 20 4.500 14.500 20l-3-6.500z"/><path d="M11.500 13.500 20 4.500"/>`,
  download: svg`<path d="M12 4v10M8 10.500l4 4 4-4M5 19.500h14"/>`,
  bell: svg`<path d="M6 17c1-1.500 1.500-3 1.500-6a4.500 4.500 0 0 1 9 0c0 3 .5 4.500 1.500 6zM10 20a2.200 2.200 0 0 0 4 0M12 4v2.500"/>`,
  octagon: svg`<path d="M8 2.500h8l5.500 5.500v8L16 21.500H8L2.500 16V8z"/><rect x="8.500" y="8.500" width="7" height="7" rx="1"/>`,
  pencil: svg`<path d="M4.500 19.500l1-4L16 5l3 3L8.500 18.500zM14 7l3 3"/>`,
  lock: svg`<path d="M6.500 11h11v9h-11zM8.500 11V8a3.500 3.500 0 0 1 7 0v3"/>`,
  lines: svg`<path d="M5 6.500h14M5 11h14M5 15.500h9M5 20h6"/>`,
  undo: svg`<path d="M8 5 4 9l4 4M4 9h9.500a5.500 5.500 0 0 1 0 11H9"/>`,
  redo: svg`<path d="M16 5l4 4-4 4M20 9h-9.500a5.500 5.500 0 0 0 0 11H15"/>`,
  upload: svg`<path d="M12 14V4M8 8l4-4 4 4M5 19.500h14"/>`,
  'stroke-circle': svg`<circle cx="12" cy="12" r="7.500"/><path d="M19.500 12l2-2.500M19.500 12l-3-1.500"/>`,
  'stroke-glide': svg`<path d="M12 4v15M8.500 15.500 12 19l3.500-3.500"/>`,
  'stroke-rib-sweep': svg`<path d="M4 8c6-3 12-1 16 7M20 15l.5-4M20 15l-4-.6"/>`,
  'stroke-hold': svg`<circle cx="12" cy="12" r="3"/><circle cx="12" cy="12" r="7.500" stroke-dasharray="2.500 3"/>`,
  'stroke-rest': svg`<path d="M6 12h12" stroke-dasharray="1 4"/>`,
};

/** An icon by its name; who sees none of it misses nothing. */
export const icon = (name, more = '') =>
  html`<svg class="ic ${more}" viewBox="0 0 24 24" aria-hidden="true">${drawn[name] ?? drawn.talk}</svg>`;

/** One of four faces, from the least to the most comfortable. */
export const face = (mood) =>
  html`<svg class="face" viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="17"/><path class="eyes" d="M14 16v.1M26 16v.1"/>
    <path d="${['M12.5 27.500c3.5-5 11.5-5 15 0', 'M13 26.500c4-2 10-2 14 0', 'M13 25c4 2 10 2 14 0', 'M12.5 23.500c2.5 6.5 12.5 6.5 15 0'][mood]}"/>
  </svg>`;
