// A midwife on a visit: the programme at any moment, how far it may go, her own hand, a hold, and what the last treatments brought.
import { html, svg, nothing } from 'lit-html';
import { icon } from './icons.js';
import { back } from './back.js';
import { take } from './brought.js';
import * as programme from './programme.js';
import * as say from './words.js';
import { wipe } from './wipe.js';
import { t } from './words.js';

const SECOND_MS = 1000;
const STROKE_BACK_MS = 1500;

const own = { ms: 0, playing: false, playedAt: 0, asked: false, score: null, treatments: null, fields: {}, ceiling: null, ended: '' };

/** Fetches what no stream tells. */
export async function look(store, show) {
  const ended = ['completed', 'stopped', 'faulted'].includes(store.now.state) ? store.now.state : '';
  own.treatments ??= take('/treatments')?.treatments ?? null;
  const again = own.treatments === null || own.ended !== ended;
  own.ended = ended;
  if (!own.asked) {
    own.asked = true;
    own.score = take('/overview') ?? (await programme.overview());
    show();
  }
  if (again) {
    own.treatments ??= [];
    setTimeout(async () => {
      const answer = await fetch('/treatments');
      own.treatments = answer.ok ? (await answer.json()).treatments : own.treatments;
      show();
    }, ended ? SECOND_MS : 0);
  }
}

export const reworded = () => {};

/** Asked before every picture of the screen: only what moves is drawn. */
export function watch(store, at, show) {
  if (own.playing) {
    const before = Math.floor(own.ms / SECOND_MS);
    own.ms = Math.min(store.bed.durationMs - 1, own.ms + (at - own.playedAt));
    own.playing = own.ms < store.bed.durationMs - 1;
    if (!own.playing || Math.floor(own.ms / SECOND_MS) !== before) {
      show();
    }
  }
  own.playedAt = at;
  programme.paint(own.ms);
}

function go(store, show, ms) {
  own.ms = Math.min(store.bed.durationMs - 1, Math.max(0, ms));
  show();
}

function scrubber(store, show) {
  const { bed } = store;
  const here = programme.strokeAt(bed, own.ms);
  const next = bed.passages[here.number + 1]?.startMs ?? here.startMs;
  const previous = own.ms - here.startMs > STROKE_BACK_MS ? here.startMs : (bed.passages[here.number - 1]?.startMs ?? 0);
  const time = t('visit.time', { at: say.clock(Math.floor(own.ms / 1000)), of: say.clock(Math.round(bed.durationMs / 1000)) });
  return html`<section class="card scrubber" aria-labelledby="prog"><h2 id="prog">${say.programme()}<small>${t('visit.only-drawn')}</small></h2>
    ${back(bed, '-206 -70 412 372', t('visit.back', { stroke: here.words, time }), { driven: programme.asked(bed, own.ms), over: programme.over(), sides: true })}
    <p class="strokename" aria-live="off">${here.words}</p>
    <p class="num time">${time}</p>
    ${own.score ? programme.score(bed, own.score, t('visit.score', { strokes: bed.passages.length })) : nothing}
    <input type="range" min="0" max=${Math.floor(bed.durationMs / 1000)} step="1" .value=${String(Math.floor(own.ms / 1000))} aria-label=${t('visit.place')} aria-valuetext=${`${time}, ${here.words}`}
      @input=${(event) => go(store, show, Number(event.target.value) * SECOND_MS)}>
    <div class="transport">
      <button type="button" class="icbtn" aria-label=${t('visit.previous')} @click=${() => go(store, show, previous)}>${icon('backward')}</button>
      <button type="button" class="go" @click=${() => {
        own.playing = !own.playing;
        own.ms = own.playing && own.ms >= bed.durationMs - SECOND_MS ? 0 : own.ms;
        show();
      }}>${icon(own.playing ? 'pause' : 'play')}${own.playing ? t('visit.rest') : t('visit.play')}</button>
      <button type="button" class="icbtn" aria-label=${t('visit.next')} @click=${() => go(store, show, next)}>${icon('forward')}</button>
    </div></section>`;
}

/** A text that is typed, with its label. */
const field = (name, label, hint, show, more = {}) => html`<label class="field"><span>${label}</span>
  <input type="text" name=${name} maxlength=${more.most ?? 20} autocomplete="off" autocapitalize="none" spellcheck="false" .value=${own.fields[name] ?? ''}
    @input=${(event) => {
      own.fields[name] = event.target.value;
      show();
    }}>${hint ? html`<small>${hint}</small>` : nothing}</label>`;

const typed = (name) => (own.fields[name] ?? '').trim();

/** How far it may go: never above what is prescribed. */
function ceiling(store, ask, show) {
  const { bed, now } = store;
  const chosen = own.ceiling ?? now.prescribed;
  const step = (by) => {
    own.ceiling = Math.min(bed.ceiling, Math.max(bed.softest, Math.round((chosen + by) * 100) / 100));
    show();
  };
  const keep = async () => {
    if (await ask('/narrow', { level: chosen, sign: typed('sign') })) {
      own.ceiling = null;
      show();
    }
  };
  return html`<section class="card" aria-labelledby="ceil"><h2 id="ceil">${t('visit.ceiling')}</h2>
    <p class="hint">${t('visit.ceiling.say', { prescribed: say.number(bed.ceiling * 10) })}</p>
    <div class="stepper"><button type="button" class="icbtn edged" aria-label=${t('visit.lower')} ?disabled=${chosen <= bed.softest} @click=${() => step(-bed.step)}>${icon('minus')}</button>
      <output class="num">${say.number(chosen * 10)}</output>
      <button type="button" class="icbtn edged" aria-label=${t('visit.higher')} ?disabled=${chosen >= bed.ceiling} @click=${() => step(bed.step)}>${icon('plus')}</button></div>
    ${chosen === now.prescribed
      ? html`<p class="hint">${now.prescribed < bed.ceiling ? t('visit.narrowed') : t('visit.as-prescribed')}</p>`
      : html`${field('sign', t('visit.sign'), t('visit.sign.say'), show)}
        <button type="button" class="second" ?disabled=${!typed('sign')} @click=${keep}>${icon('check')}${t('visit.keep', { level: say.number(chosen * 10) })}</button>`}
  </section>`;
}

/** The massage on her own hand: labelled, gentle, and never while somebody wears the panel. */
function hand(store, ask) {
  const { now, bed } = store;
  const shown = now.visit?.hand;
  const goesOn = now.turn === 'hand';
  const touching = shown?.zones.filter((zone) => zone.touches).length ?? 0;
  const words = goesOn
    ? shown?.plays ? t('visit.hand.plays') : t('visit.hand.waits')
    : shown?.ended === 'worn' ? t('visit.hand.worn') : shown?.ended === 'no-hand' ? t('visit.hand.none') : t('visit.hand.say');
  return html`<section class="card ${goesOn ? 'showing' : ''}" aria-labelledby="hand"><h2 id="hand">${icon('hand')}${t('visit.hand')}<small>${t('visit.hand.label')}</small></h2>
    <p class="hint" role="status">${words}</p>
    ${goesOn
      ? back(bed, '-206 -40 412 330', t('visit.hand.back', { touching }), { driven: shown?.driven, zones: shown?.zones, sides: true })
      : html`<button type="button" class="second" ?disabled=${now.turn !== '' || Boolean(now.visit?.hold) || !now.fresh || !['idle', 'completed', 'stopped'].includes(now.state)} @click=${() => ask('/hand')}>${icon('play')}${t('visit.hand.go')}</button>`}
  </section>`;
}

/** Why it rests, and how it goes on; or what would let it rest. */
function hold(store, ask, show) {
  const held = store.now.visit?.hold;
  if (held) {
    const release = async () => {
      if (await ask('/release', { sign: typed('sign'), device: typed('device') })) {
        own.fields = {};
        show();
      }
    };
    return html`<section class="card held" aria-labelledby="hold"><h2 id="hold">${icon('rest')}<span>${t('visit.held')}</span></h2>
      <p class="body"><b>${t(`visit.origin.${held.origin}`)}</b> ${held.origin === 'midwife' ? held.why : nothing}${held.since === 'unknown' ? nothing : html`<small>${say.moment(held.since)}</small>`}</p>
      ${field('sign', t('visit.sign'), t('visit.sign.say'), show)}${field('device', t('visit.device'), t('visit.device.say'), show, { most: 40 })}
      <button type="button" class="second" ?disabled=${!typed('sign') || !typed('device')} @click=${release}>${icon('play')}${t('visit.release')}</button></section>`;
  }
  const rest = async () => {
    if (await ask('/hold', { why: typed('why') })) {
      own.fields = {};
      show();
    }
  };
  return html`<section class="card" aria-labelledby="hold"><h2 id="hold">${icon('rest')}${t('visit.hold')}</h2>
    <p class="hint">${t('visit.hold.say')}</p>
    ${field('why', t('visit.why'), '', show, { most: 200 })}
    <button type="button" class="second" ?disabled=${!typed('why')} @click=${rest}>${t('visit.hold.go')}</button></section>`;
}

const percent = (part) => t('visit.percent', { value: Math.round(part * 100) });

/** What reached each zone within the ring of what was prescribed. */
function dose(bed, one) {
  const most = Math.max(...one.zones.map((zone) => zone.prescribed), 1);
  const radius = (value) => 24 * Math.sqrt(Math.min(1.3, value / most));
  return svg`${bed.zones.map((site, i) => {
    const zone = one.zones[i];
    return zone
      ? svg`<circle class="dose d${Math.min(5, Math.floor((zone.delivered / most) * 5.99))}" cx=${site.x} cy=${site.y} r=${radius(zone.delivered)}/>
        <circle class="wanted" cx=${site.x} cy=${site.y} r=${radius(zone.prescribed)}/>
        <text class="kpa" x=${site.x + Math.sign(site.x) * 62} y=${site.y + 4}>${zone.prescribed > 0 ? percent(zone.delivered / zone.prescribed) : '–'}</text>`
      : nothing;
  })}`;
}

function treatments(store) {
  const { bed } = store;
  const all = own.treatments ?? [];
  return html`<section class="card" aria-labelledby="last"><h2 id="last">${t('visit.treatments')}</h2>
    ${all.length === 0 ? html`<p class="hint">${t('visit.none')}</p>` : nothing}
    ${all.map((one, i) => html`<details class="treated" ?open=${i === 0}><summary>
        ${icon(one.outcome === 'completed' ? 'check' : one.outcome === 'faulted' ? 'warning' : 'rest', one.outcome)}
        <span><b>${one.at ? say.moment(one.at) : t('visit.unknown-time')}</b><small>${t('visit.ran', { time: say.clock(Math.round(one.runMs / 1000)), part: percent(one.fidelity) })}</small></span>${icon('forward')}</summary>
      <p class="hint">${say.midwife(one.why)}</p>
      ${back(bed, '-206 -40 412 300', t('visit.dose.back', { part: percent(one.fidelity) }), { over: dose(bed, one), sides: true, bare: true })}
      <ul class="key"><li><i class="dot given"></i>${t('visit.delivered')}</li><li><i class="dot asked"></i>${t('visit.prescribed')}</li></ul>
      <table><thead><tr><th>${t('place')}</th><th class="n">${t('visit.delivered')}</th><th class="n">${t('visit.prescribed')}</th></tr></thead>
        <tbody>${one.zones.map((zone, place) => html`<tr><th scope="row">${say.zone(bed.zones[place].name)}</th><td class="n">${t('visit.seconds', { value: say.fixed(zone.delivered, 1) })}</td><td class="n">${t('visit.seconds', { value: say.fixed(zone.prescribed, 1) })}</td></tr>`)}</tbody></table>
    </details>`)}</section>`;
}

/** The whole page of a visit. */
export function page(store, ask, show) {
  return html`<main class="service visit ${store.lostSince ? 'stale' : ''}">
    <div class="column">${scrubber(store, show)}</div>
    <div class="column">${store.columns < 2 ? nothing : html`${store.now.visit?.hold ? hold(store, ask, show) : nothing}${ceiling(store, ask, show)}${hand(store, ask)}${store.now.visit?.hold ? nothing : hold(store, ask, show)}${wipe(ask, show)}`}</div>
    <div class="column">${store.columns < 3 ? nothing : html`${treatments(store)}
      <button type="button" class="plain quiet" @click=${() => store.go.unpair()}>${t('leave')}</button>`}</div>
  </main>`;
}

export const title = () => t('visit.title');
