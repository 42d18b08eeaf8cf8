// Who sits beside her: how to put the panel on, how the massage goes, and a coach for his own hands.
import { html, svg, nothing } from 'lit-html';
import { icon } from './icons.js';
import { back } from './back.js';
import { contact, looseZone } from './live.js';
import * as programme from './programme.js';
import * as say from './words.js';
import { t } from './words.js';

const own = { ms: 0, playedAt: 0, called: false };

export const look = () => {};
export const reworded = () => {};

/** While hands are coached the programme's way goes on in its own time, from its first circle. */
export function watch(store, at) {
  const coach = store.now.company?.coach;
  if (coach) {
    const { phases, durationMs } = store.bed;
    const from = phases.length > 2 ? phases[0].lastsMs : 0;
    const until = phases.length > 2 ? durationMs - phases[phases.length - 1].lastsMs : durationMs;
    own.ms = own.ms < from || own.ms >= until ? from : own.ms + (at - own.playedAt);
    programme.paint(own.ms);
  }
  own.playedAt = at;
}

/** She calls: said at the top of every page, with a shake where the phone can. */
export function call(store, ask) {
  const called = store.now.company?.call;
  if (called && !own.called) {
    navigator.vibrate?.([200, 100, 200]);
  }
  own.called = Boolean(called);
  return called
    ? html`<section class="card busy call" role="alert">${icon('hand')}<p><b>${t('helper.called')}</b>
        ${called.heard
          ? html`<button type="button" class="plain" @click=${() => ask('/call-over')}>${t('helper.done')}</button>`
          : html`<button type="button" class="second" @click=${() => ask('/coming')}>${t('helper.coming')}</button>`}</p></section>`
    : nothing;
}

const ended = (now) => ['completed', 'stopped', 'faulted'].includes(now.state);

/** Done, or stopped and why. */
const outcome = (now) =>
  ended(now)
    ? html`<section class="card ${now.state === 'completed' ? 'well' : 'held'}" role="status"><h2>${icon(now.state === 'completed' ? 'check' : 'warning')}<span>${say.reason(now.why)}</span></h2></section>`
    : nothing;

/** How the panel goes on, each step with what it feels where she lets that be seen. */
function wearing(store) {
  const { bed, now } = store;
  const touches = contact(now);
  const loose = looseZone(now);
  const knows = Boolean(now.zones) && now.fresh;
  const steps = ['lay', 'spine', 'straps', 'lean'];
  const words = !knows ? '' : touches.touching === 0 ? t('wear.none') : loose >= 0 ? say.loose(bed.zones[loose].name) : t('wear.lean');
  const fits = touches.touching > 0 && loose < 0;
  return html`<section class="card" aria-labelledby="wear"><h2 id="wear">${t('helper.wear')}</h2>
    ${knows ? back(bed, '-206 -70 412 372', t('live.contact', touches), { zones: now.zones, missing: touches.touching > 0, loose: touches.touching > 0 ? loose : -1, sides: true }) : nothing}
    <ol class="how-to">${steps.map((step, i) => html`<li>${icon(['panel', 'back', 'hand', 'rest'][i])}<span>${t(`helper.wear.${step}`)}</span></li>`)}</ol>
    ${words ? html`<p class=${fits ? 'care-line fine' : 'care-line'} role="status">${icon(fits ? 'check' : 'warning')}<span>${words}</span></p>` : nothing}
  </section>`;
}

const GRADES = { path: 'back', rhythm: 'clock', pressure: 'hand', sides: 'calm' };

/** Three places of a soft bar: less, as it should be, more. */
const bar = (grade) => html`<svg class="grade ${grade}" viewBox="0 0 90 14" aria-hidden="true"><rect x="1" y="1" width="88" height="12" rx="6"/><rect class="mid" x="30" y="1" width="30" height="12"/>
  ${grade === 'waiting' ? nothing : svg`<circle cx=${{ less: 15, good: 45, more: 75 }[grade]} cy="7" r="6"/>`}</svg>`;

function hands(coach, bed) {
  return svg`${bed.zones.map((site, i) => {
    const zone = coach.zones[i];
    return svg`<circle class="thumb ${zone?.pressed ? 'on' : zone?.reached ? 'done' : ''}" cx=${site.x} cy=${site.y} r=${zone?.pressed ? 18 : 13}/>`;
  })}${programme.over()}`;
}

/** The coach: the way to go, four soft bars, and one kind sentence. */
function coached(store, ask) {
  const { bed, now } = store;
  const coach = now.company?.coach;
  if (!coach) {
    return html`<section class="card" aria-labelledby="coach"><h2 id="coach">${t('helper.coach')}<small>${t('helper.still')}</small></h2>
      <p class="hint">${t('helper.coach.say')}</p>
      <button type="button" class="go" ?disabled=${now.turn !== '' || !now.fresh || !(now.state === 'idle' || ended(now))} @click=${() => ask('/coach', { on: true })}>${icon('hand')}${t('helper.coach.go')}</button></section>`;
  }
  const missing = coach.missing ? say.zone(coach.missing) : '';
  const words = t(`helper.say.${coach.say}`, { place: missing });
  return html`<section class="card coach" aria-labelledby="coach"><h2 id="coach">${t('helper.coach')}<small>${icon('rest')}${t('helper.still')}</small></h2>
    ${back(bed, '-206 -70 412 372', t('helper.back', { reached: coach.zones.filter((zone) => zone.reached).length, of: coach.zones.length }), { over: hands(coach, bed), sides: true })}
    <p class="strokename" aria-live="polite">${words}</p>
    <ul class="grades">${Object.entries(GRADES).map(([name, picture]) => html`<li>${icon(picture)}<span>${t(`helper.${name}`)}</span>${bar(coach[name])}<b>${t(`helper.${name}.${coach[name]}`)}</b></li>`)}</ul>
    <button type="button" class="second" @click=${() => ask('/coach', { on: false })}>${t('helper.coach.end')}</button></section>`;
}

export function page(store, ask) {
  return html`<main class="service helper ${store.lostSince ? 'stale' : ''}"><div class="column">
    ${call(store, ask)}${outcome(store.now)}${coached(store, ask)}${wearing(store)}
    <button type="button" class="plain quiet" @click=${() => store.go.unpair()}>${t('leave')}</button></div></main>`;
}

export const title = () => t('helper.title');
