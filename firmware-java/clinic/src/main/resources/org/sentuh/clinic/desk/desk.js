// The frame around every page of the desk: what a page's script is handed, and nothing of what it is about.
import { html, render } from 'lit-html';
import { icon } from './icons.js';
import { tongue } from './tongue.js';
import * as say from './words.js';
import { t } from './words.js';

const { page, token, assets, name, facility, role } = document.body.dataset;
const main = document.getElementById('main');
const live = document.getElementById('live');
const told = document.getElementById('told');

const SILENT_MS = 12000;
const TOLD_MS = 8000;
const AGAIN_MS = 2000;

let heardAt = 0;
let heardOf = null;
let toldUntil = 0;

/** The answer's facts; a session that is over leads to the door. */
async function taken(answer) {
  if (answer.status === 401) {
    location.href = '/';
  }
  const facts = await answer.json();
  if (!answer.ok) {
    throw Object.assign(new Error(facts.refused), { refused: facts.refused });
  }
  return facts;
}

/** Says something for a while, where it moves nothing else. */
function tell(words) {
  told.textContent = words;
  toldUntil = performance.now() + TOLD_MS;
}

/** Says why something was not done. */
function failed(error) {
  tell(error.refused ? say.refusal(error.refused) : t('refused.unreachable'));
}

const sent = (path, body) =>
  fetch(`/api/${page}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Page-Token': token },
    body: JSON.stringify(body),
  });

const desk = {
  main,
  assets,
  person: { name, facility, role },
  /** What the address is about beside the page, as in /fleet/sentuh-01. */
  of: decodeURIComponent(location.pathname.split('/')[2] ?? ''),
  /** Puts a template into the page. */
  render: (template) => {
    main.querySelector('.loading')?.parentElement?.replaceChildren();
    render(template, main);
  },
  /** Facts of this page; undefined, and told why, where they cannot be had. */
  async get(path) {
    try {
      return await taken(await fetch(`/api/${page}/${path}`));
    } catch (error) {
      failed(error);
      return undefined;
    }
  },
  /** Changes something; undefined, and told why, where it was not done. */
  async post(path, body = {}) {
    try {
      return await taken(await sent(path, body));
    } catch (error) {
      failed(error);
      return undefined;
    }
  },
  /** Asks for a file that is made for it, and saves it; its bytes, or undefined, and told why, where there is none. */
  async save(path, body = {}) {
    try {
      const answer = await sent(path, body);
      if (!answer.ok) {
        return await taken(answer);
      }
      const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
      const blob = await answer.blob();
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      return blob.size;
    } catch (error) {
      failed(error);
      return undefined;
    }
  },
  /** Hears what goes on: all of it at once, and again whenever it has changed. What it answers ends that. */
  listen(path, heard) {
    let stream = null;
    let over = false;
    const note = () => {
      heardAt = performance.now();
      heardOf = new Date();
      connection();
    };
    function begin() {
      stream = new EventSource(`/api/${page}/${path}`);
      stream.addEventListener('now', (event) => {
        heard(JSON.parse(event.data));
        note();
      });
      stream.addEventListener('beat', note);
      stream.addEventListener('error', () => {
        if (stream.readyState === EventSource.CLOSED && !over) {
          setTimeout(again, AGAIN_MS);
        }
      });
    }
    /** A stream that was turned away: she may not be in any more. */
    async function again() {
      try {
        if ((await fetch('/api/me/known')).status === 401) {
          location.href = '/';
          return;
        }
      } catch {
        // Not reachable; it is tried again.
      }
      if (!over) {
        begin();
      }
    }
    begin();
    return () => {
      over = true;
      stream.close();
    };
  },
  tell,
  /** Called when the language has changed; a page draws itself again. */
  again: () => {},
};

/** Where a page listens: how old what it shows is, never a light that stays green by itself. */
function connection() {
  if (!heardOf) {
    return;
  }
  const silent = performance.now() - heardAt > SILENT_MS;
  live.classList.toggle('care', silent);
  render(
    html`${icon(silent ? 'warning' : 'check')}<span>${t(silent ? 'live.lost' : 'live.now', { time: say.timeOfDay(heardOf) })}</span>`,
    live,
  );
}

async function speak(language) {
  await say.speak(`${assets}/words`, language);
  location.reload();
}

function theme() {
  const night = document.documentElement.dataset.theme !== 'night';
  document.documentElement.dataset.theme = night ? 'night' : 'day';
  localStorage.setItem('theme', night ? 'night' : 'day');
  tools();
}

async function leave() {
  let on = '/';
  try {
    // Where she came in by the clinic's provider, she may have to leave there as well.
    on = (await taken(await fetch('/leave', { method: 'POST', headers: { 'X-Page-Token': token } }))).on;
  } catch (error) {
    failed(error);
    return;
  }
  location.href = on;
}

function tools() {
  const night = document.documentElement.dataset.theme === 'night';
  render(
    html`${tongue(speak)}
      <button type="button" class="icbtn" aria-pressed=${night} aria-label=${t('night')} @click=${theme}>${icon(night ? 'sun' : 'moon')}</button>
      <button type="button" class="b leave" @click=${leave}>${t('leave')}</button>`,
    document.getElementById('tools'),
  );
}

setInterval(() => {
  connection();
  if (told.textContent && performance.now() >= toldUntil) {
    told.textContent = '';
  }
}, 1000);

await say.speak(`${assets}/words`, document.documentElement.lang);
for (const link of document.querySelectorAll('.rail a')) {
  const drawn = document.createElement('span');
  render(icon(link.dataset.icon), drawn);
  link.prepend(drawn);
}
tools();
const shown = await import(`./${page}.js`);
await shown.open(desk);
