// What she writes down for herself, beside her massages; what she agrees to; and when nothing should remind her.
import { html, svg, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 3;
const SURE_MS = 6000;
const KINDS = {
  expressed: { picture: 'drop', amounts: [5, 10, 20, 30, 50, 80] },
  fed: { picture: 'baby', amounts: [0, 5, 10, 15, 20, 30] },
  'let-down': { picture: 'spark', amounts: [0, 30, 60, 120, 180, 300] },
};
const AGO_MIN = [0, 10, 30, 60, 180];

const own = { all: null, kind: '', amount: 0, ago: 0, sure: false };

async function refresh(show) {
  const answer = await fetch('/diary');
  own.all = answer.ok ? await answer.json() : own.all;
  show();
}

export async function look(store, show) {
  if (own.all === null && ['diary', 'mine'].includes(store.view)) {
    own.all = { entries: [], treatments: [], consents: {} };
    await refresh(show);
  }
}

export const reworded = () => {};

const amountOf = (entry) => (entry.amount === 0 && entry.kind !== 'expressed' ? '' : t(`diary.${entry.kind}.amount`, { value: say.whole(entry.amount) }));

const chip = (chosen, words, choose) => html`<button type="button" class="chip" aria-pressed=${chosen} @click=${choose}>${words}</button>`;

function writing(ask, show) {
  if (!own.kind) {
    return html`<div class="kinds">${Object.entries(KINDS).map(([kind, { picture, amounts }]) => html`<button type="button" @click=${() => {
      own.kind = kind;
      own.amount = amounts[kind === 'expressed' ? 1 : 0];
      own.ago = 0;
      show();
    }}>${icon(picture)}<span>${t(`diary.${kind}`)}</span></button>`)}</div>`;
  }
  const { picture, amounts } = KINDS[own.kind];
  const set = (key, value) => {
    own[key] = value;
    show();
  };
  const keep = async () => {
    const kept = await ask('/diary', { kind: own.kind, amount: own.amount, at: Date.now() - own.ago * 60_000 });
    if (kept) {
      own.kind = '';
      await refresh(show);
    }
  };
  return html`<section class="card" aria-labelledby="write"><h2 id="write">${icon(picture)}${t(`diary.${own.kind}`)}</h2>
    <fieldset class="chips"><legend>${t(`diary.${own.kind}.how-much`)}</legend>
      ${amounts.map((amount) => chip(own.amount === amount, amount === 0 ? t('diary.uncounted') : t(`diary.${own.kind}.amount`, { value: amount }), () => set('amount', amount)))}
      ${own.kind === 'expressed' ? html`<label class="field other"><span>${t('diary.other')}</span><input type="number" inputmode="numeric" min="0" max="1000" .value=${String(own.amount)} @input=${(event) => set('amount', Math.min(1000, Math.max(0, Math.round(Number(event.target.value) || 0))))}></label>` : nothing}</fieldset>
    <fieldset class="chips"><legend>${t('diary.when')}</legend>${AGO_MIN.map((ago) => chip(own.ago === ago, agoWords(ago), () => set('ago', ago)))}</fieldset>
    <div class="pair"><button type="button" @click=${() => set('kind', '')}>${t('back')}</button><button type="button" class="keep" @click=${keep}>${t('end.save')}</button></div>
  </section>`;
}

const agoWords = (ago) =>
  ago === 0 ? t('diary.now') : ago < 60 ? t('diary.ago', { value: ago }) : t('diary.ago.hours', { value: ago / 60 });

/** Each has a shape of its own, the same in the picture and beneath it. */
const MILK = svg`<circle class="milk" r="9"/>`;
const MASSAGE = svg`<rect class="massage" x="-7" y="-11" width="14" height="22" rx="7"/>`;
const MARKS = {
  fed: svg`<path class="fed" d="M0-8l9 15h-18z"/>`,
  'let-down': svg`<path class="let-down" d="M0 8l9-15h-18z"/>`,
};

/** What stands in the picture, and nothing else. */
function legend(milk, massages, entries) {
  const one = (shape, words) => html`<li><svg class="glyph" viewBox="-13 -13 26 26" aria-hidden="true">${shape}</svg>${words}</li>`;
  return html`<ul class="key timelinekey">${milk.length > 0 ? one(MILK, t('diary.expressed')) : nothing}${massages.length > 0 ? one(MASSAGE, t('diary.massage')) : nothing}
    ${Object.keys(MARKS).filter((kind) => entries.some((entry) => entry.kind === kind)).map((kind) => one(MARKS[kind], t(`diary.${kind}`)))}</ul>`;
}

const DAY_WIDE = 190;

/** Dots without a line between them, no goal and no sum; massages as bars beneath. */
function timeline(now) {
  const from = now - SHOWN_DAYS * DAY_MS;
  const x = (at) => 40 + (920 * (at - from)) / (SHOWN_DAYS * DAY_MS);
  const entries = own.all.entries.filter((entry) => entry.at >= from && entry.at <= now);
  const milk = entries.filter((entry) => entry.kind === 'expressed');
  const most = Math.max(20, Math.ceil(Math.max(0, ...milk.map((entry) => entry.amount)) / 20) * 20);
  const y = (amount) => 150 - (120 * amount) / most;
  const days = [];
  for (const day = new Date(from).setHours(24, 0, 0, 0); days.length < SHOWN_DAYS; ) {
    days.push(day + days.length * DAY_MS);
  }
  // The last day's name stays within the picture, and the one before gives way to it.
  const label = (i) => Math.min(x(days[i]) + 8, 1000 - DAY_WIDE);
  const massages = own.all.treatments.filter((one) => one.at >= from && one.at <= now);
  return html`<svg class="timeline" viewBox="0 0 1000 210" role="img" aria-label=${t('diary.timeline', { milk: milk.length, massages: massages.length })}>
    ${[0, most / 2, most].map((amount) => svg`<path class="stave" d="M40 ${y(amount)}H960"/><text x="34" y=${y(amount) + 9} class="end">${say.number(amount)}</text>`)}
    ${days.map((day, i) => svg`<path class="day" d="M${x(day)} 20V186"/>${i + 1 < days.length && label(i) + DAY_WIDE > label(i + 1) ? nothing : svg`<text x=${label(i)} y="205">${say.day(day)}</text>`}`)}
    ${massages.map((one) => svg`<g transform="translate(${x(one.at)} 171)">${MASSAGE}</g>`)}
    ${milk.map((entry) => svg`<g transform="translate(${x(entry.at)} ${y(entry.amount)})">${MILK}</g>`)}
    ${entries.filter((entry) => MARKS[entry.kind]).map((entry) => svg`<g transform="translate(${x(entry.at)} 171)">${MARKS[entry.kind]}</g>`)}
  </svg>${legend(milk, massages, entries)}`;
}

function list(ask, show) {
  const all = [
    ...own.all.entries.map((entry) => ({ ...entry, words: t(`diary.${entry.kind}`), more: amountOf(entry), picture: KINDS[entry.kind].picture })),
    ...own.all.treatments.filter((one) => one.at).map((one) => ({ at: one.at, words: t('diary.massage'), more: t('today.minutes', { minutes: Math.max(1, Math.round(one.runMs / 60_000)) }), picture: 'panel' })),
  ].sort((a, b) => b.at - a.at);
  return html`<ol class="entries">${all.map((entry, i) => html`${i === 0 || say.day(entry.at) !== say.day(all[i - 1].at) ? html`<li class="dayname">${say.day(entry.at)}</li>` : nothing}
    <li>${icon(entry.picture)}<span><b>${entry.words}</b> ${entry.more}<small>${say.timeOfDay(new Date(entry.at))}</small></span>
      ${entry.number ? html`<button type="button" class="icbtn" aria-label=${t('diary.strike', { what: entry.words, time: say.timeOfDay(new Date(entry.at)) })} @click=${async () => {
        await ask('/strike', { number: entry.number });
        await refresh(show);
      }}>${icon('minus')}</button>` : nothing}</li>`)}</ol>`;
}

function diary(store, ask, go, show) {
  return html`<main class="service diary"><div class="column">
    ${writing(ask, show)}
    ${own.all && own.all.entries.length + own.all.treatments.length > 0
      ? html`<section class="card" aria-labelledby="line"><h2 id="line">${t('diary.milk-ml')}</h2>${timeline(Date.now())}</section>
        <section class="card" aria-labelledby="all"><h2 id="all">${t('diary.all')}</h2>${list(ask, show)}</section>`
      : html`<p class="say empty">${t('diary.empty')}</p>`}
    <p class="hint own">${t('diary.hers')}</p>
    <button type="button" class="second" @click=${() => go.to('mine')}>${t('mine.title')}</button>
    <button type="button" class="second" @click=${() => go.to('')}>${t('back')}</button></div></main>`;
}

const reminder = () => ({ on: false, from: 21, until: 6, ...JSON.parse(localStorage.getItem('reminder') ?? '{}') });

/** Whether it is a time at which nothing should remind her. */
const quiet = ({ from, until }, hour) => (from <= until ? hour >= from && hour < until : hour >= from || hour < until);

/** A line on today's page, where she wishes one; never about what was missed. */
export function reminds(ready) {
  const wish = reminder();
  return wish.on && ready && !quiet(wish, new Date().getHours())
    ? html`<p class="why soft" role="status">${icon('drop')}<span>${t('reminder.say')}</span></p>`
    : nothing;
}

const hours = (chosen, label, choose) => html`<label class="field"><span>${label}</span><select @change=${(event) => choose(Number(event.target.value))}>
  ${Array.from({ length: 24 }, (_, hour) => html`<option value=${hour} ?selected=${hour === chosen}>${t('reminder.hour', { value: String(hour).padStart(2, '0') })}</option>`)}</select></label>`;

function reminding(show) {
  const wish = reminder();
  const set = (change) => {
    localStorage.setItem('reminder', JSON.stringify({ ...wish, ...change }));
    show();
  };
  return html`<section class="card" aria-labelledby="rem"><h2 id="rem">${t('reminder.title')}</h2><p class="hint">${t('reminder.about')}</p>
    <label class="toggle"><input type="checkbox" .checked=${wish.on} @change=${(event) => set({ on: event.target.checked })}><span>${t('reminder.on')}</span></label>
    ${wish.on ? html`<div class="two">${hours(wish.from, t('reminder.from'), (from) => set({ from }))}${hours(wish.until, t('reminder.until'), (until) => set({ until }))}</div>` : nothing}</section>`;
}

function mine(store, ask, go, show) {
  const forget = async () => {
    if (own.sure) {
      own.sure = false;
      await ask('/forget');
      await refresh(show);
      return;
    }
    own.sure = true;
    setTimeout(() => {
      own.sure = false;
      show();
    }, SURE_MS);
    show();
  };
  return html`<main class="service diary"><div class="column">
    <section class="card" aria-labelledby="agree"><h2 id="agree">${t('mine.agree')}</h2><p class="hint">${t('mine.agree.say')}</p>
      ${Object.entries(own.all?.consents ?? {}).map(([consent, given]) => html`<label class="toggle"><input type="checkbox" .checked=${given} @change=${async (event) => {
        await ask('/consent', { consent, given: event.target.checked });
        await refresh(show);
      }}><span><b>${t(`mine.${consent}`)}</b><small>${t(`mine.${consent}.say`)}</small></span></label>`)}</section>
    ${reminding(show)}
    <section class="card" aria-labelledby="data"><h2 id="data">${t('mine.data')}</h2><p class="hint">${t('diary.hers')}</p>
      <a class="second" href="/mine" download="sentuh-mine.json">${icon('box')}${t('mine.export')}</a>
      <button type="button" class="second gap" @click=${forget}>${own.sure ? t('mine.sure') : t('mine.delete')}</button><p class="hint gap">${t('mine.delete.say')}</p></section>
    <button type="button" class="second" @click=${() => go.to('')}>${t('back')}</button></div></main>`;
}

export const views = { diary, mine };
export const title = (view) => (view === 'mine' ? t('mine.title') : t('diary.title'));
