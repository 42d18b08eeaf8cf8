// The technician's page: faults first, then the panel as an instrument, its bus, its self-test, and the box around it.
import { html, svg, nothing } from 'lit-html';
import { icon } from './icons.js';
import { back } from './back.js';
import { take } from './brought.js';
import * as calibration from './calibration.js';
import * as claim from './claim.js';
import * as charts from './traces.js';
import * as say from './words.js';
import { wipe } from './wipe.js';
import { t } from './words.js';

const BOX_EVERY_MS = 5000;
const MOST_KPA = 5;
const SHADES = 6;
const LOG_LINES = 60;
const PAST_MS = 60_000;

/** The last minute of what was told, for charts that may be opened. */
const past = [];
const own = { all: false, asked: false, traces: null, test: null, box: null, log: null, logOpen: false, level: 'all', turn: '', boxAt: -BOX_EVERY_MS, made: '' };

async function fetched(path) {
  const answer = await fetch(path);
  return answer.ok ? answer.json() : null;
}

/** Fetches what no stream tells: after a test, and the box every few seconds. */
export async function look(store, show, at = performance.now()) {
  const turn = store.now?.turn ?? '';
  calibration.look(store, show);
  remember(store.now, at);
  own.traces?.draw(store.bed, past, show, at);
  if (!own.asked) {
    own.test = take('/self-test');
    own.box = take('/box');
    own.boxAt = own.box ? at : own.boxAt;
  }
  const tested = own.asked ? own.turn === 'self-test' && turn === '' : own.test === null;
  own.turn = turn;
  own.asked = true;
  if (at - own.boxAt >= BOX_EVERY_MS) {
    own.boxAt = at;
    own.box = (await fetched('/box')) ?? own.box;
    show();
  }
  if (tested) {
    own.test = (await fetched('/self-test')) ?? own.test;
    show();
  }
}

/** What is doubted, old or not told is not known, and leaves a gap. */
function remember(now, at) {
  const known = now?.fresh;
  past.push({
    at,
    kpa: (now?.zones ?? []).map((zone) => (known && !zone.doubted ? zone.kpa ?? null : null)),
    milliamps: known ? now.instrument?.milliamps ?? null : null,
  });
  while (past[0].at < at - PAST_MS) {
    past.shift();
  }
}

/** The language has changed, and the device words what it found. */
export async function reworded(show) {
  own.test = (await fetched('/self-test')) ?? own.test;
  show();
}

/** A number with its unit, or a dash for what has none. */
const told = (number, words) => (number === null || number === undefined ? '–' : words(say.number(number)));
const kpa = (number) => told(number, (value) => t('tech.kpa', { value }));
const volts = (number) => told(number, (value) => t('tech.volts', { value }));
const milliamps = (number) => told(number, (value) => t('tech.milliamps', { value }));
const celsius = (number) => told(number, (value) => t('tech.celsius', { value }));

function ago(seconds) {
  return seconds < 90
    ? t('tech.ago.now')
    : seconds < 5400
      ? t('tech.ago.minutes', { value: Math.round(seconds / 60) })
      : t('tech.ago.hours', { value: Math.round(seconds / 3600) });
}

const testing = (now) => now.turn === 'self-test';

/** A test is over in two seconds: one that no told state has shown has been all the same. */
async function test(ask, hands) {
  await ask('/self-test', { hands });
  own.turn = 'self-test';
}

/** What goes on now, and what somebody at the panel is asked to do. */
function turnNow(now) {
  if (testing(now)) {
    const asked = now.instrument?.asked;
    return html`<section class="card busy" role="status">${icon('pulse')}<p><b>${t('tech.testing')}</b>
      ${asked ? html`<span class="asked">${say.asked(asked)}</span>` : html`<span>${t('tech.testing.say')}</span>`}</p></section>`;
  }
  return now.turn && !calibration.goesOn(now) ? html`<section class="card busy" role="status">${icon('hand')}<p><b>${t(`turn.${now.turn}`)}</b></p></section>` : nothing;
}

const going = (now) => ['running', 'easing', 'paused', 'screening', 'armed'].includes(now.state);

function testButtons(now, ask) {
  const busy = now.turn !== '' || going(now) || !now.fresh;
  return html`<div class="two">
    <button type="button" class="go" ?disabled=${busy} @click=${() => test(ask, false)}>${icon('pulse')}${t('tech.test')}</button>
    <button type="button" class="second" ?disabled=${busy} @click=${() => test(ask, true)}>${icon('hand')}${t('tech.test.hands')}</button>
  </div>${going(now) ? html`<p class="hint">${t('tech.test.later')}</p>` : nothing}`;
}

/** Each fault with what was measured, what to try, and what to bring. */
function faults(now, ask) {
  const report = own.test?.report;
  if (now.state === 'faulted') {
    return html`${stood(now)}${report ? found(report) : nothing}`;
  }
  if (!report) {
    return own.test && !testing(now) ? html`<section class="card"><h2>${t('tech.untested')}</h2>${testButtons(now, ask)}</section>` : nothing;
  }
  return report.findings.length > 0 ? found(report) : well(report);
}

const stood = (now) => html`<section class="card fault"><h2>${icon('warning')}<span>${t('tech.stood')}</span></h2>
  <p class="body">${say.technician(now.why)}</p></section>`;

const well = (report) => html`<section class="card well"><h2>${icon(report.outcome === 'sound' ? 'check' : 'clock')}<span>${report.told}</span></h2>
  <p class="body">${report.ended ?? t('tech.well', { ago: ago(report.agoS) })}</p>
  ${report.heldUp ? html`<p class="hint">${report.heldUp}</p>` : nothing}</section>`;

const found = (report) => html`${report.findings.map((one) => html`<section class="card fault">
    <h2>${icon('warning')}<span>${one.name}<small>${[one.place, one.wire].filter(Boolean).join(' · ')}</small></span></h2>
    <p class="body">${one.told}</p></section>`)}
  ${report.heldUp ? html`<p class="hint">${report.heldUp}</p>` : nothing}
  ${report.bring.length > 0 ? html`<section class="card bring"><h2>${icon('box')}<span>${t('tech.bring')}</span></h2>
    <ul>${report.bring.map((part) => html`<li>${part}</li>`)}</ul></section>` : nothing}`;

/** Well, not well, or not tried. */
const kind = (one) => (one.well ? 'well' : one.tried === false ? 'open' : 'bad');

const shape = { well: 'check', bad: 'warning', open: 'clock' };
const mark = { well: 'measured', bad: 'unreachable', open: 'awaited' };

const shade = (kpa) => Math.min(SHADES - 1, Math.max(0, Math.floor((kpa / MOST_KPA) * SHADES)));

/** What each sensor feels, and which motor a test found faulty, laid over the back. */
function over(bed, now) {
  const faulty = own.test?.report?.motors.filter((motor) => motor.tried && !motor.well).map((motor) => motor.site) ?? [];
  return svg`${bed.zones.map((site, i) => {
    const zone = now.zones?.[i];
    const side = Math.sign(site.x);
    const felt = zone?.kpa ?? zone?.stale;
    return svg`<circle class="feel p${felt === undefined ? 'x' : shade(felt)} ${zone?.touches ? '' : 'off'}" cx=${site.x} cy=${site.y} r="11"/>
      <text class="kpa" x=${site.x + side * 56} y=${site.y + 4}>${felt === undefined ? '?' : say.fixed(felt, 1)}</text>`;
  })}
  ${bed.motors.filter((site) => faulty.includes(site.name)).map((site) => svg`<path class="bad" d="M${site.x} ${site.y - 8}l8.500 14h-17z"/>
    <text class="badname" x=${site.x + Math.sign(site.x) * 26} y=${site.y - 10}>${site.name}</text>`)}`;
}

function instrument(store) {
  const { bed, now } = store;
  const touching = now.zones?.filter((zone) => zone.touches).length ?? 0;
  const label = t('tech.back', { touching, of: bed.zones.length, driven: now.driven?.filter((felt) => felt > 0).length ?? 0 });
  return html`<section class="card instrument" aria-labelledby="ins"><h2 id="ins">${t('tech.instrument')}</h2>
    ${back(bed, '-206 -100 412 400', label, { driven: now.driven, over: over(bed, now), sides: true })}
    <ul class="key"><li><i class="dot"></i>${t('tech.key.still')}</li><li><i class="dot on"></i>${t('tech.key.driven')}</li>
      <li><i class="dot felt"></i>${t('tech.key.felt')}</li><li><i class="dot away"></i>${t('tech.key.away')}</li></ul>
    <p class="scale"><span>${kpa(0)}</span><i></i><span>${kpa(MOST_KPA)}</span></p>
  </section>`;
}

const health = { measured: 'check', awaited: 'clock', unreachable: 'warning' };

/** Charts of the last minute; what draws them is fetched when they are opened. */
function traces(store, show) {
  const open = async () => {
    if (own.traces) {
      own.traces.end();
      own.traces = null;
    } else {
      await charts.begin(document.body.dataset.assets);
      own.traces = charts;
    }
    show();
  };
  return html`<section class="card" aria-labelledby="past"><h2 id="past">${t('tech.trace')}</h2>
    ${own.traces ? own.traces.card(store.bed, past, show) : html`<p class="hint">${t('tech.trace.what')}</p>`}
    <button type="button" class="second" aria-expanded=${own.traces !== null} @click=${open}>${icon('pulse')}${own.traces ? t('tech.trace.close') : t('tech.trace.open')}</button></section>`;
}

function sensors(store) {
  const { bed, now } = store;
  const read = now.instrument?.sensors ?? [];
  return html`<section class="card" aria-labelledby="sen"><h2 id="sen">${t('tech.sensors')}</h2>
    <table><thead><tr><th>${t('place')}</th><th class="n">${t('tech.counts')}</th><th class="n">${t('tech.pressure')}</th><th class="n">${t('tech.age')}</th></tr></thead>
    <tbody>${bed.zones.map((site, i) => {
      const one = read[i];
      const zone = now.zones?.[i];
      return html`<tr><th scope="row">${say.zone(site.name)}</th>
        <td class="n">${one ? say.whole(one.counts) : '–'}</td>
        <td class="n">${zone?.doubted ? t('unknown') : kpa(zone?.kpa ?? zone?.stale)}</td>
        <td class="n">${one ? html`${icon(health[one.health], one.health)}${one.health === 'measured' ? t('tech.ms', { value: one.ageMs }) : t(`tech.health.${one.health}`)}` : '–'}</td></tr>`;
    })}</tbody></table></section>`;
}

function power(now) {
  const read = now.instrument;
  if (!read?.sensors) {
    return nothing;
  }
  const facts = [
    [t('tech.rail'), volts(read.volts)],
    [t('tech.current'), milliamps(read.milliamps)],
    ...read.skin.map((site, i) => [own.test?.report ? t('tech.skin', { place: own.test.report.thermometers[i]?.name ?? i + 1 }) : t('tech.thermometer', { number: i + 1 }), celsius(site.celsius)]),
    [t('tech.stop'), read.stopPressed ? t('tech.stop.pressed') : t('tech.stop.free')],
    [t('tech.charger'), read.charging ? t('tech.yes') : t('tech.no')],
    [t('tech.bus-time'), t('tech.ms', { value: say.fixed(read.busMs, 2) })],
    [t('tech.missed'), t('tech.missed.of', { missed: say.whole(read.missed), late: say.whole(read.late), ticks: say.whole(read.ticks) })],
    [t('tech.refused'), say.whole(read.refused)],
  ];
  return html`<section class="card" aria-labelledby="pow"><h2 id="pow">${t('tech.power')}</h2>
    <dl>${facts.map(([name, one]) => html`<div><dt>${name}</dt><dd class="num">${one}</dd></div>`)}</dl></section>`;
}

function bus() {
  const chips = own.test?.report?.chips ?? [];
  return chips.length === 0
    ? nothing
    : html`<section class="card" aria-labelledby="bus"><h2 id="bus">${t('tech.bus')}<small>${t('tech.bus.answered', { well: chips.filter((chip) => chip.well).length, of: chips.length })}</small></h2>
      <table><thead><tr><th>${t('tech.address')}</th><th>${t('tech.chip')}</th><th>${t('tech.state')}</th></tr></thead>
      <tbody>${chips.map((chip) => html`<tr class=${chip.well ? '' : 'care'}><th scope="row" class="mono">${chip.address}</th><td>${chip.chip}</td>
        <td>${icon(chip.well ? 'check' : 'warning', chip.well ? 'measured' : 'unreachable')}${chip.well ? t('tech.chip.well') : t('tech.chip.gone')}</td></tr>`)}</tbody></table></section>`;
}

/** Shapes and counts, and beneath them a table that is printed in black and white. */
function selfTest(now, ask, show) {
  const report = own.test?.report;
  if (!report) {
    return nothing;
  }
  const sound = report.motors.filter((motor) => motor.well).length;
  const bad = report.motors.filter((motor) => motor.tried && !motor.well).length;
  return html`<section class="card selftest" aria-labelledby="test"><h2 id="test">${t('tech.self-test')}<small>${ago(report.agoS)}</small></h2>
    <p class="outcome"><b>${report.told}</b> ${t('tech.self-test.lasted', { value: say.fixed(report.lastedMs / 1000, 1) })}</p>
    <svg class="shapes" viewBox="0 0 ${Math.ceil(report.motors.length / 2) * 24} 48" role="img" aria-label=${t('tech.motors', { well: sound, bad, of: report.motors.length })}>
      ${report.motors.map((motor, i) => {
        const x = 12 + (i % Math.ceil(report.motors.length / 2)) * 24;
        const y = i < Math.ceil(report.motors.length / 2) ? 12 : 36;
        return svg`${kind(motor) === 'bad' ? svg`<path class="bad" d="M${x} ${y - 7}l8 14h-16z"/>` : svg`<circle class=${kind(motor)} cx=${x} cy=${y} r="6"/>`}`;
      })}</svg>
    <p class="hint">${t('tech.motors', { well: sound, bad, of: report.motors.length })}</p>
    ${testButtons(now, ask)}
    <details class="all" ?open=${own.all} @toggle=${(event) => {
      own.all = event.target.open;
      show();
    }}><summary>${icon('forward')}<span>${t('tech.self-test.all')}</span></summary>${own.all ? allOf(report) : nothing}</details>
    <button type="button" class="plain print" @click=${() => printed(show)}>${icon('print')}${t('tech.print')}</button>
  </section>`;
}

/** Every value of a self-test; on a phone it is drawn when somebody opens it. */
const allOf = (report) => html`<table><caption>${t('tech.motor-table')}</caption><thead><tr><th>${t('tech.motor')}</th><th class="n">${t('tech.measured')}</th><th class="n">${t('tech.allowed')}</th><th>${t('tech.verdict')}</th></tr></thead>
      <tbody>${report.motors.map((motor) => html`<tr><th scope="row">${motor.site}<small class="mono">${motor.wire}</small></th><td class="n nowrap">${milliamps(motor.milliamps)}</td>
        <td class="n nowrap">${motor.least === null ? '–' : t('tech.range', { least: say.number(motor.least), most: say.number(motor.most) })}</td><td>${icon(shape[kind(motor)], mark[kind(motor)])}${t(`tech.kind.${kind(motor)}`)}</td></tr>`)}</tbody></table>
    <table><caption>${t('tech.sensor-table')}</caption><thead><tr><th>${t('place')}</th><th class="n">${t('tech.counts')}</th><th>${t('tech.verdict')}</th></tr></thead>
      <tbody>${report.sensors.map((one) => html`<tr><th scope="row">${say.zone(one.zone)}<small class="mono">${one.wire}</small></th><td class="n">${one.counts === null ? '–' : say.whole(one.counts)}</td><td>${icon(shape[kind(one)], mark[kind(one)])}${t(`tech.kind.${kind(one)}`)}</td></tr>`)}
      ${report.thermometers.map((one) => html`<tr><th scope="row">${t('tech.skin', { place: one.name })}<small class="mono">${one.wire}</small></th><td class="n">${celsius(one.celsius)}</td><td>${icon(shape[kind(one)], mark[kind(one)])}${t(`tech.kind.${kind(one)}`)}</td></tr>`)}</tbody></table>
    <dl><div><dt>${t('tech.rail')}</dt><dd class="num">${volts(report.power.volts)}</dd></div>
      <div><dt>${t('tech.rest-current')}</dt><dd class="num">${milliamps(report.power.restMilliamps)}</dd></div>
      <div><dt>${t('tech.cut-off')}</dt><dd class="num">${report.power.cutOffMs === null ? '–' : t('tech.cut-off.of', { value: report.power.cutOffMs, most: report.power.cutOffMostMs })}</dd></div>
      <div><dt>${t('tech.rail-off')}</dt><dd class="num">${volts(report.power.railOffVolts)}</dd></div></dl>
    <h3>${t('tech.not-known')}</h3><ul class="notknown">${report.unknown.map((one) => html`<li>${one}</li>`)}</ul>
    <p class="signature">${t('tech.sign')}</p>`;

/** All of it is printed, whatever is folded away on the screen. */
function printed(show) {
  own.all = true;
  show();
  window.print();
}

const MEGABYTE = 1048576;
const room = (bytes) =>
  bytes < 1024 * MEGABYTE ? t('tech.megabytes', { value: say.number(bytes / MEGABYTE) }) : t('tech.gigabytes', { value: say.number(bytes / MEGABYTE / 1024) });

function box() {
  const around = own.box;
  if (!around) {
    return nothing;
  }
  const waiting = Object.values(around.journal.waiting).reduce((sum, one) => sum + one, 0);
  const facts = [
    [t('tech.journal.waits'), t('tech.journal.entries', { value: say.whole(waiting) }), around.journal.trouble ? t('tech.journal.trouble', { why: around.journal.trouble }) : ''],
    [t('tech.journal.size'), t('tech.of', { value: room(around.journal.bytes), of: room(around.journal.quota) }), t('tech.free', { value: room(around.journal.free) })],
    [t('tech.uplink'), t(`tech.uplink.${around.uplink.phase}`), around.uplink.trouble || (around.uplink.phase === 'online' && around.uplink.nobodyStores ? t('tech.uplink.nobody') : around.uplink.confirmed ? t('tech.uplink.confirmed') : '')],
    [t('tech.clock'), t(`tech.clock.${around.time.quality}`), say.moment(around.time.at)],
    [t('tech.network'), around.network.length === 0 ? t('tech.network.none') : around.network.map((one) => one.name).join(', '), around.network.flatMap((one) => one.addresses).join('  ')],
    [t('tech.version'), around.version, ''],
  ];
  return html`<section class="card" aria-labelledby="box"><h2 id="box">${t('tech.box')}</h2>
    <dl class="tall">${facts.map(([name, one, more]) => html`<div><dt>${name}</dt><dd>${one}${more ? html`<small>${more}</small>` : nothing}</dd></div>`)}</dl></section>`;
}

function log(show) {
  const open = async () => {
    own.logOpen = !own.logOpen;
    own.log = own.logOpen ? ((await fetched('/log'))?.lines ?? own.log) : own.log;
    show();
  };
  const lines = (own.log ?? []).filter((line) => own.level === 'all' || line.level !== 'info').slice(0, LOG_LINES);
  return html`<section class="card" aria-labelledby="log"><h2 id="log">${t('tech.log')}</h2>
    <div class="two"><button type="button" class="second" aria-expanded=${own.logOpen} @click=${open}>${icon('lines')}${own.logOpen ? t('tech.log.close') : t('tech.log.open')}</button>
    ${own.logOpen
      ? html`<button type="button" class="second" aria-pressed=${own.level !== 'all'} @click=${() => {
          own.level = own.level === 'all' ? 'warnings' : 'all';
          show();
        }}>${own.level === 'all' ? t('tech.log.warnings') : t('tech.log.all')}</button>`
      : nothing}</div>
    ${own.logOpen
      ? html`<ol class="log" tabindex="0" aria-label=${t('tech.log')}>${lines.map((line) => html`<li class=${line.level}><b>${say.seconds(line.at)}</b> <i>${line.from}</i> ${line.text}</li>`)}
          ${lines.length === 0 ? html`<li>${t('tech.log.none')}</li>` : nothing}</ol>`
      : nothing}</section>`;
}

const bundle = () => html`<section class="card" aria-labelledby="far"><h2 id="far">${t('tech.bundle')}<small>${t('tech.bundle.nothing')}</small></h2>
  <p class="hint">${t('tech.bundle.say')}</p>
  <a class="second" href="/bundle" download="sentuh-support.zip">${icon('box')}${t('tech.bundle.make')}</a></section>`;

/** The whole page; on a desk in three columns, on a phone in one, in the same order. */
export function page(store, ask, show) {
  const { bed, now } = store;
  return html`<main class="service ${store.lostSince || !now.fresh ? 'stale' : ''}">
    <div class="column">${claim.isOffered() ? claim.offer(store, ask, show) : nothing}${turnNow(now)}${calibration.goesOn(now) ? calibration.card(store, ask, show) : nothing}${faults(now, ask)}${instrument(store)}${traces(store, show)}</div>
    <div class="column">${store.columns < 2 ? nothing : html`${sensors(store)}${calibration.goesOn(now) ? nothing : calibration.card(store, ask, show)}${power(now)}${bus()}`}</div>
    <div class="column">${store.columns < 3 ? nothing : html`${selfTest(now, ask, show)}${box()}${log(show)}${bundle()}${claim.clinic(own.box, store, ask, show)}${wipe(ask, show)}
      <button type="button" class="plain quiet" @click=${() => store.go.unpair()}>${t('leave')}</button>`}</div>
  </main>`;
}

export const title = (bed) => t('tech.title', { panel: bed.panel.toUpperCase() });
