// Hears the treatment, shows the page that belongs to where it is, and asks what she asks.
import { html, nothing, render } from 'lit-html';
import { OLD_MS, saidAt, take } from './brought.js';
import { icon } from './icons.js';
import { draw, live, remember } from './live.js';
import { tongue } from './tongue.js';
import * as say from './words.js';
import { t } from './words.js';
// What this phone's role has beside the treatment: the server knows which module that is.
import * as own from 'own';

const { role, token, assets } = document.body.dataset;
const page = document.getElementById('page');
const beside = document.getElementById('beside');
const toldLine = document.getElementById('told');
const stopButton = document.querySelector('.stop');

const TOLD_MS = 6000;
const STOP_MS = 2500;

const store = {
  bed: null,
  now: null,
  view: '',
  told: '',
  sure: false,
  feelings: {},
  lostSince: null,
  columns: 1,
};

const COLUMNS = 3;
const COLUMN_MS = 50;

/**
 * A long page is drawn a column at a time: what stands first is seen, and answers, before a slow
 * phone has worked out the rest.
 */
function next() {
  if (own.page && store.columns < COLUMNS) {
    requestAnimationFrame(() => setTimeout(() => {
      store.columns++;
      show();
      next();
    }, COLUMN_MS));
  }
}

/** What comes into view by keyboard stops above the bar, however tall its words make it. */
new ResizeObserver(([bar]) => {
  document.documentElement.style.setProperty('--dock', `${Math.ceil(bar.target.offsetHeight)}px`);
}).observe(document.querySelector('.dock'));

let heardAt = performance.now();
let stream = null;
let drawn = false;
let toldUntil = 0;

let last = Promise.resolve({});

/**
 * Asks for something, one wish after the other, and says which state the screen showed when it was
 * pressed. Who presses twice means the second one for what the first has brought.
 */
function ask(path, body) {
  const pressed = store.now?.shown ?? '';
  const before = last;
  last = before.then(async ({ sent, got }) => {
    const shown = pressed === sent && got ? got : pressed;
    const ok = await send(path, body, shown);
    return { sent: pressed, got: ok ? store.now?.shown : '', ok };
  });
  return last.then(({ ok }) => ok);
}

/** Says why it was not done where it was not. */
async function send(path, body, shown) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Page-Token': token, 'X-Shown': shown },
      body: body ? JSON.stringify(body) : '',
    });
    const said = await answer.json();
    if (answer.ok) {
      store.answer = said;
      if (said.state) {
        heard(said);
      }
    } else if (said.refused === 'not-paired' || said.refused === 'other-page') {
      location.reload();
    } else {
      tell(say.refusal(said.refused));
    }
    return answer.ok;
  } catch {
    tell(t('refused.unreachable'));
    return false;
  }
}

const LOOK_MS = 40;
const LOOKS = 50;

/** Waits until the page shows what it has asked for, two seconds at most. */
async function heardOf(shows) {
  for (let look = 0; look < LOOKS && !shows(store.now); look++) {
    await new Promise((again) => setTimeout(again, LOOK_MS));
  }
}

/** Says something for a while, at a place that moves nothing else. */
function tell(words) {
  store.told = words;
  toldUntil = performance.now() + TOLD_MS;
  show();
}

const go = {
  to(view) {
    store.view = view;
    window.scrollTo(0, 0);
    show();
    own.look(store, show);
  },
  async start() {
    if (await ask('/start')) {
      tell(t('wear.gentle'));
    }
  },
  async prepare() {
    await ask('/screening');
  },
  /** Out of the questions, or of a panel that waits: nothing was begun, so nothing has to be explained. */
  async leave() {
    await stop();
    await heardOf((now) => ['stopped', 'faulted', 'idle'].includes(now.state));
    await ask('/acknowledge');
    go.to('');
  },
  sure(forMs, start) {
    if (store.sure) {
      store.sure = false;
      start();
      return;
    }
    store.sure = true;
    setTimeout(() => {
      store.sure = false;
      show();
    }, forMs);
    show();
  },
  /** A code for a helper, shown until the page is left. */
  async invite() {
    if (await ask('/invite')) {
      store.invited = store.answer;
      show();
    }
  },
  async unpair() {
    if (await ask('/leave')) {
      location.reload();
    }
  },
  feel(name, value) {
    store.feelings = { ...store.feelings, [name]: value };
    show();
  },
  async saveFeelings() {
    const answers = { pain: -1, calm: -1, milk: -1, mood: -1, ...store.feelings };
    if (await ask('/wellbeing', answers)) {
      await ask('/acknowledge');
      tell(t('end.saved'));
    }
  },
};

store.go = go;

async function stop() {
  const answer = await fetch('/stop', {
    method: 'POST',
    headers: { Accept: 'application/json' },
    keepalive: true,
    signal: AbortSignal.timeout(STOP_MS),
  });
  return (await answer.json()).still;
}

/** With scripts the page stays; where they do not get through, the form goes its own way. */
document.querySelector('.stopform').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  form.classList.add('asked');
  try {
    if (!(await stop())) {
      tell(t('stopped.asked'));
    }
  } catch {
    form.submit();
  } finally {
    form.classList.remove('asked');
  }
});

function heard(now, at = performance.now()) {
  heardAt = at;
  if (store.now && store.now.state !== now.state) {
    store.view = '';
    store.sure = false;
    store.told = '';
    window.scrollTo(0, 0);
    if (now.state === 'idle') {
      store.feelings = {};
    }
  }
  store.now = now;
  store.lostSince = null;
  remember(now, heardAt);
  show();
  own.look(store, show);
}

function listen() {
  stream?.close();
  stream = new EventSource('/events');
  stream.addEventListener('open', refresh);
  stream.addEventListener('now', (event) => heard(JSON.parse(event.data)));
  stream.addEventListener('beat', () => {
    heardAt = performance.now();
  });
  stream.addEventListener('error', () => {
    lost();
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(known, 1000);
    }
  });
}

/** A device that was started again may play another programme. */
async function refresh() {
  const answer = await fetch('/bed');
  if (answer.ok) {
    store.bed = await answer.json();
    show();
  }
}

/** A stream that was turned away: this phone may not be known any more. */
async function known() {
  try {
    if ((await fetch('/bed')).status === 401) {
      location.reload();
      return;
    }
  } catch {
    // Not reachable; it is tried again.
  }
  listen();
}

function lost() {
  store.lostSince ??= new Date();
  show();
}

const leads = () => role === 'mother' && (store.now.lease?.mine ?? true);

const may = () => ({
  leads: leads(),
  softer: role !== 'technician' && store.now.level !== undefined,
  calls: role === 'mother',
  stronger: leads(),
  resume: leads(),
});

function theme() {
  const night = document.documentElement.dataset.theme !== 'night';
  document.documentElement.dataset.theme = night ? 'night' : 'day';
  localStorage.setItem('theme', night ? 'night' : 'day');
  show();
}

async function speak(language) {
  await say.speak(`${assets}/words.${role}`, language);
  store.told = '';
  show();
  own.reworded(show);
}

const header = (title, under) => html`<header>
  <div><h1>${title}</h1>${under}</div>
  <div class="tools">
    ${tongue(speak)}
    <button type="button" class="icbtn" aria-pressed=${document.documentElement.dataset.theme === 'night'} aria-label=${t('night')} @click=${theme}>${icon(document.documentElement.dataset.theme === 'night' ? 'sun' : 'moon')}</button>
  </div></header>`;

/** The clinic looks for this panel: its name, for a while. */
const shows = () =>
  store.now.shows
    ? html`<p class="shows" role="status">${icon('eye')}<span>${t('shows.this')} <b>${store.now.shows}</b></span></p>`
    : nothing;

const connection = () =>
  store.lostSince
    ? html`<p class="line care" role="status">${icon('warning')}${t('lost.since', { time: say.timeOfDay(store.lostSince) })}</p>`
    : html`<p class="line">${icon('check', 'ok')}${t('connected')}</p>`;

/** Which page belongs to where the treatment is, for this phone. */
function place() {
  const { state, why } = store.now;
  if (store.view === 'worry') {
    return { name: 'worry', body: own.worry(store, go) };
  }
  const going = ['running', 'easing', 'paused'].includes(state);
  if (role === 'mother' && own.views[store.view] && !going) {
    return { name: 'diary', body: own.views[store.view](store, ask, go, show) };
  }
  if (role === 'technician' || (own.page && !going)) {
    return { name: role, body: own.page(store, ask, show) };
  }
  const ended = ['completed', 'stopped', 'faulted'].includes(state);
  if (role === 'mother' && leads()) {
    if (state === 'stopped' && why === 'screening-forbids') {
      return { name: 'forbidden', body: own.forbidden(store, ask) };
    }
    if (ended) {
      return { name: 'end', body: own.end(store, ask, go) };
    }
    if (state === 'screening') {
      return { name: 'screening', body: own.screening(store, ask, go) };
    }
    if (state === 'armed') {
      return { name: 'wear', body: own.wear(store, ask, go) };
    }
  }
  if (role === 'mother' && ['idle', 'screening', 'armed'].includes(state)) {
    return { name: 'today', body: own.today(store, ask, go) };
  }
  return { name: 'live', body: html`${own.call?.(store, ask)}${live(store, ask, may())}` };
}

function dock(name) {
  const { state } = store.now;
  if (name !== 'live' || role === 'technician') {
    return nothing;
  }
  if (state === 'paused') {
    return may().resume
      ? html`<button type="button" class="pause" @click=${() => ask('/resume')}>${icon('play')}${t('live.resume')}</button>`
      : nothing;
  }
  return state === 'running'
    ? html`<button type="button" class="pause" @click=${() => ask('/pause')}>${icon('pause')}${t('live.pause')}</button>`
    : nothing;
}

function show() {
  if (!say.speaks() || !store.bed || !store.now) {
    return;
  }
  const { name, body } = place();
  const title = name === role ? own.title(store.bed) : name === 'diary' ? own.title(store.view) : name === 'today' ? own.todayHeading() : name === 'live' || name === 'wear' ? say.programme() : t('title');
  document.body.dataset.view = name;
  document.body.dataset.moving = ['running', 'easing', 'paused'].includes(store.now.state) || store.now.turn !== '';
  document.title = name === 'today' ? t('title') : `${title} · ${t('title')}`;
  const told = performance.now() < toldUntil ? store.told : '';
  if (!drawn) {
    page.replaceChildren();
    drawn = true;
    next();
  }
  render(html`${shows()}${header(title, connection())}${body}`, page);
  if (toldLine.textContent !== told) {
    toldLine.textContent = told;
  }
  render(dock(name), beside);
  stopButton.setAttribute('aria-label', t('stop.label'));
}

function watch(at) {
  if (store.bed && store.now) {
    draw(store.bed, at);
    own.watch?.(store, at, show);
  }
  requestAnimationFrame(watch);
}

setInterval(() => {
  if (performance.now() - heardAt > OLD_MS) {
    lost();
  } else if (store.told && performance.now() >= toldUntil) {
    store.told = '';
    show();
  }
}, 1000);

/** Shows what the page brought along. */
function arrived() {
  store.bed = take('/bed');
  const now = take('/events');
  if (store.bed && now) {
    heard(now, saidAt);
  }
}

// Put aside by the browser and taken out again: what it shows is from before.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) {
    lost();
    listen();
  }
});

arrived();
listen();
await say.speak(`${assets}/words.${role}`, document.documentElement.lang);
show();
requestAnimationFrame(watch);
