// The massage as it goes on: where the touch is, what the panel feels, time left, strength.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import { back } from './back.js';
import * as say from './words.js';
import { t } from './words.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** So far behind its snapshot a touch is drawn, in ms, that it can glide from one to the next. */
const BEHIND_MS = 130;
const TRAIL_MS = 1900;
const STEP_MS = 2000;

/** What was told of the touches of late: a left and a right one at most. */
let seen = [];
let steppedAt = 0;

/** Remembers where the touches are; nothing moves that no snapshot has told. */
export function remember(now, at) {
  const moving = now.fresh && (now.state === 'running' || now.state === 'easing');
  seen = moving ? seen.filter((one) => at - one.at < TRAIL_MS + 500) : [];
  if (moving) {
    seen.push({ at, touches: now.touches });
  }
}

function touchAt(number, at) {
  const later = seen.findIndex((one) => one.at > at);
  const a = seen[later < 0 ? seen.length - 1 : Math.max(0, later - 1)]?.touches[number];
  const b = seen[later]?.touches[number];
  if (!a || !b || Math.hypot(a.x - b.x, a.y - b.y) > 25) {
    return b ?? a;
  }
  const from = seen[Math.max(0, later - 1)].at;
  const part = Math.min(1, Math.max(0, (at - from) / Math.max(1, seen[later].at - from)));
  return {
    x: a.x + (b.x - a.x) * part,
    y: a.y + (b.y - a.y) * part,
    strength: a.strength + (b.strength - a.strength) * part,
  };
}

/** Draws the touches between two snapshots; asked before every picture of the screen. */
export function draw(bed, at) {
  const tips = document.querySelectorAll('.moving .tip');
  const trails = document.querySelectorAll('.moving .trail');
  if (still.matches && at - steppedAt < STEP_MS && seen.length > 0) {
    return;
  }
  steppedAt = at;
  tips.forEach((tip, number) => {
    let touch = touchAt(number, at - (still.matches ? 0 : BEHIND_MS));
    if (!touch || touch.strength <= 0) {
      tip.setAttribute('visibility', 'hidden');
      trails[number].setAttribute('d', '');
      return;
    }
    if (still.matches) {
      touch = { ...bed.motors.reduce((best, site) => nearer(site, best, touch)), strength: touch.strength };
    }
    tip.setAttribute('visibility', 'visible');
    tip.setAttribute('opacity', Math.min(1, 0.35 + touch.strength));
    tip.setAttribute('transform', `translate(${touch.x.toFixed(1)} ${touch.y.toFixed(1)})`);
    trails[number].setAttribute('d', still.matches ? '' : way(number, at - BEHIND_MS, touch));
  });
}

const nearer = (site, best, touch) =>
  Math.hypot(site.x - touch.x, site.y - touch.y) < Math.hypot(best.x - touch.x, best.y - touch.y)
    ? site
    : best;

/** The way that a touch has come. */
function way(number, at, here) {
  let path = '';
  let last = null;
  for (const one of seen) {
    const touch = one.touches[number];
    if (touch && one.at <= at && at - one.at < TRAIL_MS) {
      const near = last && Math.hypot(touch.x - last.x, touch.y - last.y) < 25;
      path += `${near ? 'L' : 'M'}${touch.x} ${touch.y}`;
      last = touch;
    }
  }
  return last && Math.hypot(here.x - last.x, here.y - last.y) < 25
    ? `${path}L${here.x.toFixed(1)} ${here.y.toFixed(1)}`
    : path;
}

/** The number of the first zone whose strap is loose, or -1. */
export const looseZone = (now) =>
  now.zones?.findIndex((zone) => !zone.touches && !zone.doubted) ?? -1;

const touching = (now) => now.zones?.filter((zone) => zone.touches).length ?? 0;

export const contact = (now) => ({ touching: touching(now), of: now.zones?.length ?? 0 });

/** Six marks as they lie on the back: a tick, a hole, or a question. */
export function fit(bed, now, lost) {
  const rows = [...new Set(bed.zones.map((zone) => zone.y))].sort((a, b) => a - b);
  const all = touching(now) === bed.zones.length;
  const known = !lost && now.fresh;
  const words = known ? (all ? t('live.fits') : t('live.contact', contact(now)).replace(/\.$/, '')) : t('unknown');
  return html`<div class="fit">
    <svg viewBox="0 0 40 ${rows.length * 14}" aria-hidden="true">${bed.zones.map((zone, i) => {
      const x = zone.x < 0 ? 11 : 29;
      const y = 7 + rows.indexOf(zone.y) * 14;
      return known && now.zones?.[i].touches
        ? html`<svg x=${x - 7} y=${y - 7} width="14" height="14" viewBox="-7 -7 14 14"><circle class="f" r="6"/><path class="k" d="M-2.6 .2l1.9 2 3.3-3.9"/></svg>`
        : html`<svg x=${x - 7} y=${y - 7} width="14" height="14" viewBox="-7 -7 14 14"><circle class="fl" r="5"/></svg>`;
    })}</svg>
    <span>${words}</span></div>`;
}

function passage(bed, now) {
  return bed.passages[Math.min(now.passage ?? 0, bed.passages.length - 1)];
}

function sentence(bed, now) {
  switch (now.state) {
    case 'running':
      return say.stroke(passage(bed, now));
    case 'easing':
      return t('live.easing');
    case 'paused':
      return say.reason(now.why);
    default:
      return t('live.idle');
  }
}

/** The next stroke that is called differently: the twelfth glide is no news after the eleventh. */
function following(bed, now) {
  const said = say.stroke(passage(bed, now));
  const next = bed.passages.slice((now.passage ?? 0) + 1).find((one) => say.stroke(one) !== said);
  if (!next) {
    return t('live.last');
  }
  const words = say.stroke(next);
  return t('live.next', { stroke: words[0].toLowerCase() + words.slice(1) });
}

/** What is said now beneath the sentence: what needs a hand first, then limits, then what is next. */
function more(bed, now) {
  const loose = looseZone(now);
  const doubted = now.zones?.findIndex((zone) => zone.doubted) ?? -1;
  if (loose >= 0 && now.state !== 'idle') {
    return { care: true, words: say.loose(bed.zones[loose].name) };
  }
  if (doubted >= 0 && now.state !== 'idle') {
    return { care: true, words: say.doubted(bed.zones[doubted].name) };
  }
  const limit = now.reasons?.find((code) => !['none', 'few-zones', 'level-rise', 'motor-rise'].includes(code));
  if (limit && now.state === 'running') {
    return { care: false, words: say.reason(limit) };
  }
  return { care: false, words: now.state === 'running' ? following(bed, now) : now.state === 'idle' ? t('live.idle.say') : '' };
}

/** The bar of the programme's parts, each as long as it lasts. */
function parts(bed, now) {
  let start = 0;
  let current = 0;
  const segments = bed.phases.map((phase, i) => {
    const from = start;
    start += phase.lastsMs;
    if (now.placeMs >= from) {
      current = i;
    }
    const gap = i < bed.phases.length - 1 ? 5 : 0;
    const x = (1000 * from) / bed.durationMs;
    const width = (1000 * phase.lastsMs) / bed.durationMs - gap;
    const done = Math.min(1, Math.max(0, (now.placeMs - from) / phase.lastsMs)) * width;
    return html`<svg x=${x} width=${width} height="8"><rect class="todo" width=${width} height="8"/><rect class="done" width=${done} height="8"/></svg>`;
  });
  const label = t('live.parts', { number: current + 1, of: bed.phases.length, title: say.phase(current).title });
  return html`<svg class="parts" viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label=${label}>${segments}</svg>`;
}

const LEVEL_A_DOT = 0.1;

/** Eight dots of growing size, hers filled, her ceiling as an upright bar. */
function dots(bed, now) {
  const count = 8;
  const xs = [9, 23, 39, 57, 77, 99, 123, 149];
  const ceilingDots = Math.ceil(now.ceiling / LEVEL_A_DOT - 0.01);
  const bar = ceilingDots >= count ? 163 : (xs[ceilingDots] + xs[ceilingDots - 1]) / 2;
  return html`<svg class="dots" viewBox="0 0 166 36" aria-hidden="true">${xs.map((x, i) => {
    const filled = now.level / LEVEL_A_DOT - i;
    const r = 5 + i;
    const kind = i >= ceilingDots ? 'n' : 'a';
    return html`<svg x=${x - 14} y="4" width="28" height="28" viewBox="-14 -14 28 28">
      <circle class=${filled >= 0.75 ? 'f' : kind} r=${r}/>
      ${filled >= 0.25 && filled < 0.75 ? html`<svg x="-14" y="-14" width="28" height="28" viewBox="-14 -14 28 28"><circle class="f" r=${r * 0.55}/></svg>` : nothing}</svg>`;
  })}<svg><path class="ceil" d="M${bar} 3v30"/></svg></svg>`;
}

function strength(bed, now, ask, may) {
  const words = t('live.strength', { level: say.number(now.level * 10), ceiling: say.number(now.ceiling * 10) });
  const top = now.level >= now.ceiling - 0.001;
  const most = now.prescribed ?? bed.ceiling;
  const hers = now.ceiling < most - 0.001;
  return html`<section class="power" aria-label=${t('live.strength.label')}>
    <button type="button" ?disabled=${!may.softer} @click=${() => ask('/softer')}><span class="o">${icon('minus')}</span>${t('live.softer')}</button>
    <div class="meter">${dots(bed, now)}<span class="num">${words}</span></div>
    <button type="button" ?disabled=${!may.stronger || top} @click=${() => ask('/stronger')}><span class="o">${icon('plus')}</span>${t('live.stronger')}</button>
  </section>
  ${may.stronger && (top || hers) ? html`<p class="limit">
      <span>${top ? (hers ? t('live.at-hers') : t('live.at-prescribed')) : nothing}</span>
      ${hers
        ? html`<button type="button" class="plain" @click=${() => ask('/limit', { level: most })}>${t('live.limit.free')}</button>`
        : nothing}</p>`
    : may.stronger && now.level < most - 0.001
      ? html`<p class="limit"><button type="button" class="plain" @click=${() => ask('/limit', { level: now.level })}>${t('live.limit')}</button></p>`
      : nothing}`;
}

const ordinal = (bed, now) => {
  const touch = now.touches?.[0];
  // T1 lies 25 mm below C7 on the back that is drawn, and from one level to the next it is 20 mm.
  return touch && touch.strength > 0 ? Math.min(12, Math.max(1, Math.round((touch.y - 5) / 20))) : 0;
};

function label(bed, now) {
  const at = ordinal(bed, now);
  return now.state === 'running'
    ? t('live.back', {
        now: `${sentence(bed, now)}. ${at ? t('live.touch-at', { level: at }) : ''}`,
        contact: t('live.contact', contact(now)),
      })
    : t('live.back.still');
}

/** A hand is called for, and heard of. */
function calling(now, ask) {
  const call = now.company?.call;
  return html`<p class="calling">${call
    ? html`<span role="status">${call.heard ? t('company.coming') : t('company.called')}</span><button type="button" class="plain" @click=${() => ask('/call-over')}>${t('company.over')}</button>`
    : html`<button type="button" class="plain" @click=${() => ask('/call')}>${t('company.call')}</button>`}</p>`;
}

/**
 * The page of a massage that goes on, or of a phone that watches.
 *
 * @param me what this phone may: softer, stronger
 */
export function live(store, ask, me) {
  const { bed, now } = store;
  const left = Math.ceil((bed.durationMs - (now.placeMs ?? 0)) / 1000);
  const hint = more(bed, now);
  const going = ['running', 'easing', 'paused'].includes(now.state);
  const lost = store.lostSince !== null || !now.fresh;
  return html`<main class="live">
    <figure class=${lost ? 'stale' : ''}>
      <div class="left">${going
        ? html`<b class="num">${lost ? '?' : say.clock(left)}</b><span>${now.state === 'paused' ? t('live.paused') : t('live.left')}</span>`
        : nothing}</div>
      ${now.zones ? fit(bed, now, lost) : nothing}
      ${back(bed, '-206 -160 412 536', label(bed, now), {
        zones: lost ? null : now.zones, driven: lost ? null : now.driven, missing: going && !lost,
        loose: going && !lost ? looseZone(now) : -1, moving: true, sides: true,
      })}
    </figure>
    <div class="below">
      <section class="now" aria-live="polite">
        <h2>${lost ? t('lost.touch') : sentence(bed, now)}</h2>
        <p class=${hint.care ? 'care' : ''}>${lost ? nothing : hint.words}</p>
      </section>
      ${going ? parts(bed, now) : nothing}
      ${going && (me.softer || me.stronger) ? strength(bed, now, ask, me) : nothing}
      ${me.calls ? calling(now, ask) : nothing}
      ${me.leads ? nothing : html`<p class="note">${icon('eye')}${t('live.watching')}</p>`}
    </div>
  </main>`;
}
