// The wizard of a technician who calibrates the force sensors: one sensor, weights on its puck, up and down again.
import { html, svg, nothing } from 'lit-html';
import { take } from './brought.js';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

/** Up and down again; whoever has other weights chooses them. */
const COURSE = [0, 50, 200, 500, 200, 50];
const WEIGHTS = [20, 50, 100, 200, 500, 1000];
const MEASURING_S = 5;
const MOST_ERROR = 15;
const SURE_MS = 4000;

const own = { rows: null, zone: '', grams: null, sign: '', sure: '', going: false };

/** How the sensors stand: asked for at the beginning and after each change. */
export async function look(store, show) {
  const going = Boolean(store.now.instrument?.calibration);
  const ended = own.going && !going;
  own.going = going;
  own.rows ??= take('/calibration')?.sensors ?? null;
  if (own.rows === null || ended) {
    own.rows ??= [];
    await fetched(show);
  }
}

async function fetched(show) {
  const answer = await fetch('/calibration');
  own.rows = answer.ok ? (await answer.json()).sensors : own.rows;
  show();
}

const percent = (share) => t('cal.percent', { value: say.number(share * 100) });
const kpa = (value) => (value === null ? '–' : say.fixed(value, 1));
const when = (since) => (since === 'unknown' ? t('unknown') : say.moment(since));

/** Every sensor with what it goes by, and the way back. */
function overview(store, ask, show) {
  const { bed, now } = store;
  const busy = now.turn !== '' || !now.fresh || !['idle', 'completed', 'stopped', 'faulted'].includes(now.state);
  const back = async (zone) => {
    if (own.sure !== zone) {
      own.sure = zone;
      setTimeout(() => {
        own.sure = '';
        show();
      }, SURE_MS);
      show();
      return;
    }
    own.sure = '';
    if (await ask('/calibration-back', { zone })) {
      await fetched(show);
    }
  };
  const one = (row) => html`<li><div><b>${say.zone(row.zone)}</b>
      <small>${row.measured ? html`${t('cal.measured', { when: when(row.now.since), worst: percent(row.now.worst) })} · ${t('cal.by', { loads: row.now.loads, by: row.now.by })}` : t('cal.file')}</small>
      ${row.wayBack
        ? html`<small>${row.before ? t('cal.back.to', { when: when(row.before.since), worst: percent(row.before.worst) }) : t('cal.back.file')}</small>
          <button type="button" class="plain" ?disabled=${busy} @click=${() => back(row.zone)}>${own.sure === row.zone ? t('cal.back.sure') : t('cal.back')}</button>`
        : nothing}</div>
    <button type="button" class="second" aria-label=${t('cal.begin', { place: say.zone(row.zone) })} ?disabled=${busy} @click=${() => {
      own.grams = null;
      ask('/calibrate', { zone: row.zone });
    }}>${t('cal.short')}</button></li>`;
  return html`<section class="card" aria-labelledby="cal"><h2 id="cal">${t('cal.title')}</h2><p class="hint">${t('cal.say')}</p>
    ${own.rows?.some((row) => row.pending) ? html`<p class="care-line">${icon('clock')}${t('cal.pending')}</p>` : nothing}
    <ul class="sensors">${bed.zones.map((site) => own.rows?.find((row) => row.zone === site.name)).filter(Boolean).map(one)}</ul></section>`;
}

const SIDE = 240;
const LEAST_KPA = 0.4;
const DECADES = 2.3;

/** A place on a logarithmic side of the chart. */
const along = (value) => (Math.log10(Math.max(value, LEAST_KPA) / LEAST_KPA) / DECADES) * SIDE;

/** What is read against what lies there: on the line is exact. */
function chart(loads) {
  const weights = loads.filter((load) => load.grams > 0);
  const ticks = [1, 10, 50];
  return html`<h3>${t('cal.chart')}</h3>
    <svg class="fitting" viewBox="-34 -10 320 286" role="img" aria-label=${t('cal.chart.say', { count: weights.length })}>
      ${ticks.map((value) => svg`<path class="grid" d="M0 ${SIDE - along(value)}H${SIDE}"/>
        <text x="-8" y=${SIDE - along(value) + 4} class="end">${say.number(value)}</text>
        <path class="grid" d="M${along(value)} ${SIDE}v5"/><text x=${along(value)} y=${SIDE + 20} class="mid">${say.number(value)}</text>`)}
      <path class="exact" d="M0 ${SIDE}L${SIDE} 0"/><text x=${SIDE + 4} y="6">${t('cal.chart.exact')}</text>
      ${weights.map((load) => svg`${load.standing === null ? nothing : svg`<circle class="standing" cx=${along(load.kpa)} cy=${SIDE - along(load.standing)} r="5"/>`}
        ${load.fitted === null ? nothing : svg`<path class="fitted" d="M${along(load.kpa)} ${SIDE - along(load.fitted) - 5}l5 5-5 5-5-5z"/>`}`)}
    </svg>
    <ul class="key"><li><i class="dot standing"></i>${t('cal.chart.standing')}</li><li><i class="dot fitted"></i>${t('cal.chart.fitted')}</li></ul>`;
}

const table = (loads) => html`<table><thead><tr><th>${t('cal.load')}</th><th class="n">${t('tech.counts')}</th><th class="n">${t('cal.true')}</th><th class="n">${t('cal.standing')}</th><th class="n">${t('cal.fitted')}</th></tr></thead>
  <tbody>${loads.map((load) => html`<tr><th scope="row">${t('cal.grams', { value: load.grams })}</th><td class="n">${say.whole(load.counts)}</td><td class="n">${kpa(load.kpa)}</td><td class="n">${kpa(load.standing)}</td><td class="n">${load.grams === 0 ? '–' : kpa(load.fitted)}</td></tr>`)}</tbody></table>`;

/** A puck on its sensor, and the weight that is to lie on it. */
const picture = (grams) => svg`<svg class="puckpic" viewBox="0 0 200 92" aria-hidden="true">
  <path class="table" d="M8 84H192"/><rect class="cloth" x="24" y="70" width="152" height="13" rx="6"/><rect class="part" x="66" y="64" width="68" height="6" rx="3"/><rect class="puck" x="74" y="50" width="52" height="14" rx="5"/>
  ${grams > 0 ? svg`<path class="weight" d="M${100 - 12 - Math.cbrt(grams) * 1.6} 50l4 -${14 + Math.cbrt(grams) * 2.4}h${16 + Math.cbrt(grams) * 3.2}l4 ${14 + Math.cbrt(grams) * 2.4}z"/><circle class="weight" cx="100" cy=${50 - 18 - Math.cbrt(grams) * 2.4} r="5"/>` : nothing}</svg>`;

/** What to do now, in one sentence with one button. */
function step(going, ask, show) {
  const zeroed = going.loads.some((load) => load.grams === 0);
  const grams = !zeroed ? 0 : (own.grams ?? COURSE[going.loads.length] ?? COURSE.at(-1));
  if (going.asked >= 0) {
    const seconds = Math.max(1, Math.ceil((1 - going.part) * MEASURING_S));
    return html`${picture(going.asked)}<p class="does" role="status">${t('cal.waits', { seconds })}</p>
      <progress max="100" .value=${Math.round(going.part * 100)} aria-label=${t('cal.weigh.go', { grams: going.asked })}></progress>`;
  }
  const measure = async () => {
    own.grams = null;
    await ask('/load', { grams });
  };
  const done = going.loads.length >= COURSE.length && !own.grams;
  return html`${picture(grams)}
    ${going.trouble === 'none' ? nothing : html`<p class="care-line" role="status">${icon('warning')}${t(`cal.trouble.${going.trouble}`)}</p>`}
    <p class="does">${!zeroed ? t('cal.zero') : done ? t('cal.enough') : t('cal.weigh', { grams })}</p>
    ${zeroed
      ? html`<fieldset class="chips"><legend>${t('cal.which')}</legend>${WEIGHTS.map((value) => html`<button type="button" class="chip" aria-pressed=${value === grams} @click=${() => {
          own.grams = value;
          show();
        }}>${t('cal.grams', { value })}</button>`)}</fieldset>${going.loads.length < 3 ? html`<p class="hint">${t('cal.weigh.up')}</p>` : nothing}`
      : nothing}
    <button type="button" class=${done ? 'second' : 'go'} @click=${measure}>${icon('rest')}${grams === 0 ? t('cal.zero.go') : t('cal.weigh.go', { grams })}</button>`;
}

/** Whether what was measured is to be believed, and the name of who says so. */
function verdict(going, ask, show) {
  const { fit } = going;
  if (fit.doubt !== '') {
    const early = ['no-zero', 'few-loads', 'narrow-loads'].includes(fit.doubt);
    return html`${fit.worst === undefined ? nothing : html`<p class="error"><b>${t('cal.worst', { worst: percent(fit.worst) })}</b> ${t('cal.worst.most', { most: percent(MOST_ERROR / 100) })}</p>`}
      <p class=${early ? 'hint' : 'care-line'}>${early ? nothing : icon('warning')}${t(`cal.doubt.${fit.doubt}`)}</p>`;
  }
  const keep = async () => {
    if (await ask('/calibration', { sign: own.sign.trim() })) {
      show();
    }
  };
  return html`<p class="care-line fine">${icon('check')}<span>${t('cal.worst', { worst: percent(fit.worst) })}, ${t('cal.worst.most', { most: percent(MOST_ERROR / 100) })}</span></p>
    <label class="field"><span>${t('cal.sign')}</span><input type="text" name="sign" maxlength="20" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${own.sign} @input=${(event) => {
      own.sign = event.target.value;
      show();
    }}><small>${t('cal.sign.say')}</small></label>
    <button type="button" class="go" ?disabled=${!own.sign.trim() || going.asked >= 0} @click=${keep}>${icon('check')}${t('cal.keep')}</button>`;
}

function wizard(going, ask, show) {
  return html`<section class="card wizard" aria-labelledby="cal"><h2 id="cal">${icon('panel')}${t('cal.sensor', { place: say.zone(going.zone) })}</h2>
    ${step(going, ask, show)}
    ${going.counts === undefined ? nothing : html`<p class="hint num">${t('cal.now', { counts: say.whole(going.counts), value: going.kpa === null ? t('unknown') : t('tech.kpa', { value: say.fixed(going.kpa, 1) }) })}</p>`}
    ${going.loads.some((load) => load.grams > 0) ? chart(going.loads) : nothing}
    ${going.loads.length > 0 ? table(going.loads) : nothing}
    ${going.loads.length > 0 ? verdict(going, ask, show) : nothing}
    <div class="row">${going.loads.length > 0 && going.asked < 0 ? html`<button type="button" class="plain" @click=${() => ask('/unload')}>${t('cal.again')}</button>` : nothing}
      <button type="button" class="plain" @click=${() => ask('/calibrate-over')}>${t('cal.leave')}</button></div></section>`;
}

/** Whether a sensor is being calibrated now. */
export const goesOn = (now) => Boolean(now.instrument?.calibration);

/** The wizard while it goes on, else the list of sensors. */
export function card(store, ask, show) {
  const going = store.now.instrument?.calibration;
  return going ? wizard(going, ask, show) : overview(store, ask, show);
}
