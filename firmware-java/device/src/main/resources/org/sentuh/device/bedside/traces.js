// What the sensors felt and the motors drew in the last minute: charts that move, fetched with their library when somebody opens them.
import { html } from 'lit-html';
import * as say from './words.js';
import { t } from './words.js';

const SPAN_S = 60;
const EVERY_MS = 250;
const HIGH_PX = 96;
const STEP = 10;
const KINDS = {
  kpa: { most: 6, step: 2, colour: '--zone', value: (number) => t('tech.kpa', { value: say.fixed(number, 1) }) },
  milliamps: { most: 300, step: 100, colour: '--touch-deep', value: (number) => t('tech.milliamps', { value: say.whole(Math.round(number)) }) },
};

let uPlot = null;
const charts = new Map();
const own = { table: false, read: '', reader: '', drawnAt: 0 };
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Fetches the library. */
export async function begin(assets) {
  const [library] = await Promise.all([import('uplot'), styled(assets)]);
  uPlot = library.default;
}

/** How the library's charts look: its own sheet, once. */
function styled(assets) {
  const href = `${assets}/uPlot.min.css`;
  if (document.querySelector(`link[href="${href}"]`)) {
    return Promise.resolve();
  }
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise((done) => {
    sheet.onload = done;
    sheet.onerror = done;
    document.head.append(sheet);
  });
}

/** Nothing is drawn any more. */
export function end() {
  charts.forEach(({ plot, wide }) => {
    wide.disconnect();
    plot.destroy();
  });
  charts.clear();
  own.read = '';
}

/** What there is a chart of: left is left, from the shoulders down, and below them the current. */
const rows = (bed) => [
  ...bed.zones
    .map((site, i) => ({ name: site.name, place: say.zone(site.name), kind: 'kpa', y: site.y, x: site.x, of: (one) => one.kpa[i] ?? null }))
    .sort((a, b) => a.y - b.y || a.x - b.x),
  { name: 'current', place: t('tech.current'), kind: 'milliamps', of: (one) => one.milliamps },
];

const told = (row, number) => (number === null || number === undefined ? t('unknown') : KINDS[row.kind].value(number));

function minute(row, past) {
  const known = past.map(row.of).filter((number) => number !== null);
  return { now: past.length > 0 ? row.of(past.at(-1)) : null, least: known.length > 0 ? Math.min(...known) : null, most: known.length > 0 ? Math.max(...known) : null };
}

function options(row, width, read) {
  const kind = KINDS[row.kind];
  const axis = { stroke: () => css('--ink-2'), ticks: { show: false }, font: '12px system-ui, sans-serif', gap: 4 };
  return {
    width,
    height: HIGH_PX,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: false, range: [-SPAN_S, 0] }, y: { range: (plot, least, most) => [0, Math.max(kind.most, Math.ceil((most ?? 0) / kind.step) * kind.step)] } },
    axes: [
      { ...axis, size: 24, gap: 8, grid: { show: false }, splits: () => [-SPAN_S, -SPAN_S / 2, 0], values: () => [`−${SPAN_S}`, `−${SPAN_S / 2}`, t('tech.trace.now')] },
      { ...axis, size: 34, grid: { stroke: () => css('--line'), width: 1 }, splits: (plot) => [0, plot.scales.y.max / 2, plot.scales.y.max], values: (plot, at) => at.map((one) => say.whole(one)) },
    ],
    series: [{}, { stroke: () => css(kind.colour), width: 1.7, points: { show: false } }],
    hooks: { setCursor: [read] },
  };
}

function mount(row, figure, show) {
  const read = (plot) => {
    const i = plot.cursor.left < 0 ? null : plot.cursor.idx;
    const words = i === null || i === undefined ? '' : t('tech.trace.read', { place: row.place, ago: Math.round(-plot.data[0][i]), value: told(row, plot.data[1][i]) });
    if (words === own.read || (words === '' && own.reader !== row.name)) {
      return;
    }
    Object.assign(own, { read: words, reader: row.name });
    show();
  };
  const place = figure.querySelector('.plot');
  const plot = new uPlot(options(row, place.clientWidth, read), [[], []], place);
  const wide = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HIGH_PX }));
  wide.observe(place);
  charts.set(row.name, { plot, wide, place });
}

/** Left and right go back and forth through the minute, as a finger does. */
function keys(event, name) {
  const plot = charts.get(name)?.plot;
  const steps = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
  if (!plot || !steps || plot.data[0].length === 0) {
    return;
  }
  event.preventDefault();
  const last = plot.data[0].length - 1;
  const i = Math.min(last, Math.max(0, (plot.cursor.idx ?? last) + steps));
  plot.setCursor({ left: plot.valToPos(plot.data[0][i], 'x'), top: 0 });
}

/** Draws what has come since; four times a second at most. */
export function draw(bed, past, show, at = performance.now()) {
  if (own.table || at - own.drawnAt < EVERY_MS) {
    return;
  }
  own.drawnAt = at;
  const seconds = past.map((one) => (one.at - at) / 1000);
  for (const row of rows(bed)) {
    const figure = document.querySelector(`.trace[data-name="${row.name}"]`);
    if (figure && charts.get(row.name)?.place !== figure.querySelector('.plot')) {
      mount(row, figure, show);
    }
    charts.get(row.name)?.plot.setData([seconds, past.map(row.of)]);
  }
}

function sentence(row, past) {
  const { now, least, most } = minute(row, past);
  return t('tech.trace.say', { place: row.place, now: told(row, now), least: told(row, least), most: told(row, most) });
}

const pictures = (bed, past) => html`<div class="traces">${rows(bed).map((row) => html`
  <figure class="trace ${row.kind}" data-name=${row.name} tabindex="0" role="img" aria-label=${sentence(row, past)} @keydown=${(event) => keys(event, row.name)}>
    <figcaption>${row.place} <b class="num">${told(row, minute(row, past).now)}</b></figcaption><div class="plot"></div></figure>`)}</div>
  <p class="hint read" role="status">${own.read || t('tech.trace.hint')}</p>`;

const table = (bed, past) => html`<table><thead><tr><th>${t('place')}</th><th class="n">${t('tech.trace.now')}</th><th class="n">${t('tech.trace.least')}</th><th class="n">${t('tech.trace.most')}</th></tr></thead>
  <tbody>${rows(bed).map((row) => {
    const { now, least, most } = minute(row, past);
    return html`<tr><th scope="row">${row.place}</th><td class="n">${told(row, now)}</td><td class="n">${told(row, least)}</td><td class="n">${told(row, most)}</td></tr>`;
  })}</tbody></table>`;

/** The charts, or the same as a table. */
export const card = (bed, past, show) => html`${own.table ? table(bed, past) : pictures(bed, past)}
  <button type="button" class="plain" @click=${() => {
    own.table = !own.table;
    end();
    own.drawnAt = 0;
    show();
  }}>${own.table ? t('tech.trace.charts') : t('tech.trace.table')}</button>`;
