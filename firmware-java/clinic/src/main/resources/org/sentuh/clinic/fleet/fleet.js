// Every panel: what needs somebody first, each fact with its age; one panel with all that is known of it.
import { html, nothing } from 'lit-html';
import * as belongs from './fleet-whose.js';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

const MB = 1024 * 1024;
const ICONS = {
  altered: 'warning', faulty: 'warning', 'no-room': 'disk', unwiped: 'lock', lost: 'gap', refused: 'cross', silent: 'question',
  never: 'question', certificate: 'lock', 'let-go': 'lock', 'nearly-full': 'disk', untested: 'pulse', clock: 'clock', gone: 'silent', behind: 'send',
};
const GOOD = new Set(['accepted', 'done']);
const BAD = new Set(['refused', 'expired', 'unanswered']);

/** A time of today by its hour, any other by its day. */
const when = (iso) => {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString() ? say.timeOfDay(at) : say.moment(iso);
};

const megabytes = (bytes) => say.whole(Math.round(bytes / MB));
const waits = (health) => Object.values(health.waiting).reduce((sum, entries) => sum + entries, 0);
const level = (one) => one.needs[0]?.level ?? 'ok';

const unknown = () => html`<span class="unknown">${t('fleet.unknown')}</span>`;

const presence = (one) =>
  html`<span class="badge ${one.online ? 'ok' : ''}">${icon(one.online ? 'check' : 'silent')}${t(one.online ? 'fleet.online' : 'fleet.offline')}</span>`;

const need = (one) => {
  const first = one.needs[0];
  return first
    ? html`<span>${icon(ICONS[first.need])}</span><div><b>${t(`need.${first.need}`)}</b><small>${t(`need.${first.need}.say`)}</small>${
        one.needs.length > 1 ? html`<small>${t('fleet.more-needs', { count: one.needs.length - 1 })}</small>` : nothing
      }</div>`
    : html`<span>${icon('check')}</span><div><b>${t('fleet.ok')}</b></div>`;
};

const CALLS = { urgent: 'stop', attend: 'care', inform: '' };

/** Who is called to it, by level. */
const calls = (one) =>
  one.alarms
    ? html`<p class="calls">${Object.keys(CALLS)
        .filter((name) => one.alarms[name])
        .map((name) => html`<span class="badge ${CALLS[name]}">${icon('bell')}${t(`calls.${name}`, { count: one.alarms[name] })}</span>`)}</p>`
    : nothing;

const storage = (health) => html`<div class="meter" aria-hidden="true"><i class="w${Math.min(10, Math.ceil((10 * health.journal) / health.quota))}"></i></div><small>${t('fleet.used', { used: megabytes(health.journal), quota: megabytes(health.quota) })}</small>`;

const row = (one) => html`<tr class="k-${level(one)}">
  <th scope="row"><a href="/fleet/${one.device}">${one.device}${one.software ? html`<small>${one.software}</small>` : nothing}</a></th>
  <td class="need">${need(one)}${calls(one)}</td>
  <td class="num" data-label=${t('fleet.heard')}>${one.heard ? when(one.heard) : t('fleet.never')}<small>${t(one.online ? 'fleet.online' : 'fleet.offline')}</small></td>
  <td class="num" data-label=${t('fleet.record')}>${
    one.health
      ? html`${waits(one.health) ? t('fleet.waiting', { entries: say.whole(waits(one.health)) }) : t('fleet.nothing-waits')}<small>${t('fleet.at', { time: when(one.health.at) })}</small>`
      : unknown()
  }</td>
  <td class="num" data-label=${t('fleet.storage')}>${one.health ? storage(one.health) : unknown()}</td></tr>`;

const chip = (name, count, chosen, choose) =>
  html`<li><button type="button" class="f" aria-pressed=${chosen} @click=${choose}>${name} <b class="num">${say.whole(count)}</b></button></li>`;

const KINDS = ['all', 'needing', 'well'];

function list(desk) {
  let now = null;
  let shown = 'all';
  let silence = () => {};

  function choose(kind) {
    shown = kind;
    silence();
    silence = desk.listen(`now?kind=${kind}`, (heard) => {
      now = heard;
      show();
    });
  }

  /** A panel by its name, whether it is among those that are shown or not. */
  function find(event) {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name').trim();
    if (name) {
      location.href = `/fleet/${encodeURIComponent(name)}`;
    }
  }

  /** A panel that this clinic is to have, whether it was ever heard or not. */
  const claim = () =>
    belongs.may(desk)
      ? html`<details class="card claim"><summary>${icon('plus')}${t('whose.claim')}</summary>${belongs.form(desk, null, (name) => {
          location.href = `/fleet/${encodeURIComponent(name)}`;
        })}</details>`
      : nothing;

  function show() {
    if (now.counts.all === 0) {
      desk.render(html`<p class="empty">${icon('panel')}${t('fleet.empty')}</p>${claim()}`);
      return;
    }
    const hidden = now.counts[shown] - now.devices.length;
    desk.render(html`<div class="above"><ul class="fs">${KINDS.map((kind) =>
        chip(t(`fleet.${kind}`), now.counts[kind], shown === kind, () => choose(kind)))}</ul>
        <form class="srch" role="search" @submit=${find}><label class="vh" for="find">${t('fleet.find')}</label>${icon('search')}<input id="find" name="name" maxlength="32" autocomplete="off" placeholder=${t('fleet.find')}></form></div>
      ${
        now.devices.length
          ? html`<table class="list fleet"><thead><tr><th scope="col">${t('fleet.device')}</th><th scope="col">${t('fleet.need')}</th><th scope="col">${t('fleet.heard')}</th><th scope="col">${t('fleet.record')}</th><th scope="col">${t('fleet.storage')}</th></tr></thead>
              <tbody>${now.devices.map(row)}</tbody></table>`
          : html`<p class="empty">${t('fleet.none-like-this')}</p>`
      }${hidden > 0 ? html`<p class="hint more">${t('fleet.hidden', { count: say.whole(hidden) })}</p>` : nothing}${claim()}`);
  }

  choose(shown);
}

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const health = (one) =>
  one.health
    ? html`${fact(t('one.clock'), t(`one.clock.${one.health.clock}`))}
        ${fact(t('one.waiting'), html`${waits(one.health) ? nothing : t('fleet.nothing-waits')}${Object.entries(one.health.waiting).filter(([, entries]) => entries).map(([lane, entries]) => html`<span class="lane">${t(`lane.${lane}`)} ${say.whole(entries)}</span>`)}`)}
        ${fact(t('one.journal'), storage(one.health))}
        ${fact(t('one.free'), t('one.mb', { mb: megabytes(one.health.free) }))}
        ${fact(t('one.connects'), say.whole(one.health.connects))}`
    : fact(t('one.journal'), unknown());

const why = (word) => (['missing', 'gone', 'not-agreed'].includes(word) ? t(`why.${word}`) : t('why.other', { why: word }));

const gaps = (one) =>
  one.gaps.length
    ? html`<table class="inner"><tbody>${one.gaps.map(
        (gap) => html`<tr><th scope="row">${t(`lane.${gap.lane}`)}</th><td class="num">${t('one.range', { first: say.whole(gap.first), last: say.whole(gap.last) })}</td><td>${why(gap.why)}</td><td class="num">${when(gap.since)}</td></tr>`,
      )}</tbody></table>${one.gapsInAll > one.gaps.length ? html`<p class="hint">${t('one.gaps.more', { count: say.whole(one.gapsInAll - one.gaps.length) })}</p>` : nothing}`
    : html`<p class="row"><span class="badge ok">${icon('check')}${t('one.boot.complete')}</span><span class="hint">${t('one.gaps.none')}</span></p>`;

const ending = (boot) => (boot.goodbye ? 'clean' : boot.ended ? 'cut' : 'on');

const boots = (one) => html`<table class="inner"><tbody>${one.boots.map(
  (boot) => html`<tr><th scope="row" class="num">${when(boot.since)}</th><td>${t(`one.boot.${ending(boot)}`)}</td>
    <td><span class="badge ${boot.complete ? 'ok' : 'care'}">${icon(boot.complete ? 'check' : 'gap')}${t(boot.complete ? 'one.boot.complete' : 'one.boot.incomplete')}</span></td></tr>`,
)}</tbody></table>`;

const found = (one) => html`<li><b>${one.fault}</b><small>${[one.said, one.place, one.wire].filter(Boolean).join(' · ')}</small>${one.bring ? html`<p class="bring">${icon('box')}${t('one.bring', { part: one.bring })}</p>` : nothing}</li>`;

const selfTest = (one) => html`<section class="card ${one.selfTest?.outcome === 'faulty' ? 'fault' : ''}" aria-labelledby="st"><h2 id="st">${t('one.self-test')}<small>${one.selfTest ? when(one.selfTest.at) : nothing}</small></h2>
  ${
    one.selfTest
      ? html`<p><span class="badge ${{ sound: 'ok', faulty: 'stop', unfinished: 'care' }[one.selfTest.outcome]}">${icon(one.selfTest.outcome === 'sound' ? 'check' : 'warning')}${t(`one.self-test.${one.selfTest.outcome}`)}</span></p><ul class="found">${one.found.map(found)}</ul>`
      : html`<p class="hint">${t('one.self-test.none')}</p>`
  }</section>`;

const calibrated = (one) => html`<section class="card" aria-labelledby="cb"><h2 id="cb">${t('one.calibrated')}</h2>
  ${
    one.calibrated?.length
      ? html`<table class="inner"><tbody>${one.calibrated.map(
          (sensor) => html`<tr><th scope="row">${sensor.place}</th><td class="num">${sensor.since ? say.moment(sensor.since) : t('one.calibrated.unknown')}<small>${t('one.calibrated.by', { by: sensor.by })}</small></td>
            <td class="num">${t('one.calibrated.residual', { percent: say.fixed(100 * sensor.residual, 1) })}<small>${t('one.calibrated.weights', { weights: say.whole(sensor.weights) })}</small></td></tr>`,
        )}</tbody></table>`
      : nothing
  }<p class="hint">${t(one.calibrated?.length ? 'one.calibrated.others' : 'one.calibrated.none')}</p></section>`;

const command = (desk) => (one) => html`<li><p><b>${t(`request.${one.request}`)}</b><small class="num">${one.who} · ${when(one.answered ?? one.sent ?? one.asked)}</small></p>
  <span class="badge ${GOOD.has(one.state) ? 'ok' : BAD.has(one.state) ? 'care' : ''}">${icon(GOOD.has(one.state) ? 'check' : BAD.has(one.state) ? 'warning' : 'clock')}${t(`state.${one.state}`)}</span>${one.why ? html`<small>${t(`denied.${one.why}`) || one.why}</small>` : nothing}${one.request === 'fetch-log' ? log(desk, one) : nothing}</li>`;

/** So long after its last part a log that is not whole will not become so, in ms. */
const LOG_MS = 20 * 60 * 1000;

/** Whether parts of a log may be on their way. */
const comes = (one) => one.request === 'fetch-log' && ['accepted', 'done'].includes(one.state) && (one.log?.parts ?? 0) < (one.log?.of ?? 1) && Date.now() - new Date(one.log?.last ?? one.answered) < LOG_MS;

/** What has come of a log: the whole of it to take along, or how much of it. */
function log(desk, one) {
  const { parts, of, last } = one.log ?? { parts: 0, of: 0, last: one.answered };
  if (of > 0 && parts === of) {
    return desk.person.role === 'technician'
      ? html`<a class="b small" href=${`/api/fleet/log/${desk.of}/${one.id}`} download=${`${desk.of}-${one.id}.log`}>${icon('download')}${t('one.log.take')}</a>`
      : html`<small>${t('one.log.whole')}</small>`;
  }
  if (!['accepted', 'done'].includes(one.state)) {
    return nothing;
  }
  const over = Date.now() - new Date(last) > LOG_MS;
  return html`<small>${t(over ? 'one.log.broken' : 'one.log.comes', { parts, of: of || '?' })}</small>`;
}

const asking = (desk, one, ask) => html`<section class="card" aria-labelledby="ask"><h2 id="ask">${t('one.ask')}</h2>
  <p class="hint">${t('one.ask.say')}</p>
  ${desk.person.role === 'administrator' ? nothing : html`<p class="asks"><button type="button" class="b halt" @click=${() => ask('stop')}>${icon('octagon')}${t('one.stop')}</button>
    <button type="button" class="b" @click=${() => ask('identify')}>${icon('eye')}${t('one.identify')}</button>${desk.person.role === 'technician' ? html`<button type="button" class="b" @click=${() => ask('fetch-log')}>${icon('lines')}${t('one.log')}</button>` : nothing}</p>`}
  ${one.commands.length ? html`<ul class="asked" aria-live="polite">${one.commands.map(command(desk))}</ul>` : html`<p class="hint">${t('one.asked.none')}</p>`}</section>`;

// Treatments and trends.

const VERDICTS = { complete: ['ok', 'check'], 'without-end': ['', 'clock'], incomplete: ['care', 'gap'], altered: ['stop', 'warning'] };

const treatment = (one) => html`<tr><th scope="row" class="num">${say.moment(one.at)}${one.trusted ? nothing : html`<small>${t('treat.received')}</small>`}</th>
  <td><span class="badge ${VERDICTS[one.verdict][0]}">${icon(VERDICTS[one.verdict][1])}${t(`treat.${one.verdict}`)}</span>
  <small>${one.last === undefined ? t('treat.from', { first: say.whole(one.first) }) : t('treat.entries', { first: say.whole(one.first), last: say.whole(one.last) })}${
    one.missing ? html` · ${t('treat.missing', { count: say.whole(one.missing) })}` : nothing
  }${one.broken ? html` · ${t('treat.broken', { count: say.whole(one.broken) })}` : nothing}${one.frames ? html` · ${t('treat.frames', { count: say.whole(one.frames) })}` : nothing}</small></td></tr>`;

const treated = (treatments) => html`<section class="card" aria-labelledby="tr"><h2 id="tr">${t('treat.title')}</h2><p class="hint">${t('treat.say')}</p>${
  treatments.length ? html`<table class="inner"><tbody>${treatments.map(treatment)}</tbody></table>` : html`<p class="hint">${t('treat.none')}</p>`
}</section>`;

const WIDE = 120;
const HIGH = 28;

/** A line of points over time, between its own least and most; its number stands beside it. */
function spark(points) {
  const values = points.map(([, value]) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [points[0][0], points.at(-1)[0]];
  const x = (at) => (to === from ? WIDE / 2 : 2 + ((WIDE - 4) * (at - from)) / (to - from));
  const y = (value) => (most === least ? HIGH / 2 : HIGH - 3 - ((HIGH - 6) * (value - least)) / (most - least));
  return html`<svg class="spark" viewBox="0 0 ${WIDE} ${HIGH}" aria-hidden="true"><polyline points=${points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}></polyline><circle cx=${x(to)} cy=${y(values.at(-1))} r="2.5"></circle></svg>`;
}

const FIRST = 3;
const first = (points) => points.slice(0, FIRST).reduce((sum, [, value]) => sum + value, 0) / Math.min(FIRST, points.length);

/** In the clinic's words where it is known which panel that was, else as the panel itself numbers it. */
const where = (kind, one) =>
  one.said ? html`${kind === 'motor' ? html`<b>${one.place}</b> ` : nothing}${one.said}` : t(`trend.${kind}.place`, { place: one.place });

const trend = (kind, one) => {
  const now = one.points.at(-1)[1];
  const change = kind === 'motor' && one.points.length > FIRST ? Math.round((100 * now) / first(one.points) - 100) : 0;
  return html`<li><span class="place">${where(kind, one)}</span>${spark(one.points)}<b class="num">${t(`trend.${kind}.is`, { value: say.number(now) })}</b>${change ? html`<small class="num">${t('trend.change', { change: (change > 0 ? '+' : '−') + Math.abs(change) })}</small>` : nothing}</li>`;
};

const trends = (all) => html`<section class="card" aria-labelledby="td"><h2 id="td">${t('trend.title')}</h2>${['skin', 'motor', 'contact', 'storage'].map(
  (kind) => html`<h3>${t(`trend.${kind}`)}</h3>${all[kind].length ? html`<ul class="trend">${all[kind].map((one) => trend(kind, one))}</ul>` : html`<p class="hint">${t(`trend.${kind}.none`)}</p>`}`,
)}</section>`;

function single(desk) {
  let one = null;
  let treatments = null;
  let become = null;
  let whose = null;

  async function ask(request) {
    await desk.post('ask', { device: desk.of, request });
    await look();
  }

  async function place(here) {
    await desk.post('place', { device: desk.of, here });
    await look();
  }

  const placed = () => {
    const may = ['technician', 'administrator'].includes(desk.person.role);
    return html`${one.facility ?? t('place.nowhere')}${may ? html` <button type="button" class="b small" @click=${() => place(!one.facility)}>${t(one.facility ? 'place.away' : 'place.here')}</button>` : nothing}`;
  };

  const certified = () => (one.certified ? say.day(one.certified) + ' ' + new Date(one.certified).getFullYear() : unknown());

  const needs = () => html`<ul class="needs">${one.needs.map(
    (need) => html`<li class="k-${need.level}"><div class="need"><span>${icon(ICONS[need.need])}</span><div><b>${t(`need.${need.need}`)}</b><small>${t(`need.${need.need}.say`)}</small></div></div></li>`,
  )}</ul>`;

  function show() {
    desk.render(html`<p><a class="b small" href="/fleet">${icon('backward')}${t('one.back')}</a></p>
      <h2 class="name">${one.device} ${presence(one)}</h2>${one.needs.length ? needs() : nothing}${one.alarms ? html`<p class="calls"><a href="/alarms">${t('calls.see')}</a></p>${calls(one)}` : nothing}
      <div class="one">
        <div class="stack">${one.selfTest?.outcome === 'faulty' ? selfTest(one) : nothing}<section class="card" aria-labelledby="pr"><h2 id="pr">${t('one.presence')}</h2><dl>
          ${fact(t('fleet.heard'), one.heard ? when(one.heard) : t('fleet.never'))}
          ${fact(t('one.registered'), one.registered ? when(one.registered) : unknown())}
          ${fact(t('fleet.version'), one.software ?? unknown())}${fact(t('one.certified'), certified())}${fact(t('one.facility'), placed())}${one.wiped === 'not-due' ? nothing : fact(t('one.wiped'), t(`one.wiped.${one.wiped}`))}${health(one)}</dl>${one.health ? html`<p class="hint">${t('fleet.at', { time: when(one.health.at) })}</p>` : nothing}</section>${one.selfTest?.outcome === 'faulty' ? nothing : selfTest(one)}${calibrated(one)}</div>
        <div class="stack">${asking(desk, one, ask)}${whose ? belongs.card(desk, whose, look) : nothing}${become ? trends(become) : nothing}</div>
        <div class="stack">${treatments ? treated(treatments) : nothing}<section class="card" aria-labelledby="gp"><h2 id="gp">${t('one.gaps')}</h2>${gaps(one)}</section>
          <section class="card" aria-labelledby="bt"><h2 id="bt">${t('one.boots')}</h2>${one.boots.length ? boots(one) : html`<p class="hint">${t('one.boots.none')}</p>`}</section></div>
      </div>`);
  }

  async function look() {
    const of = encodeURIComponent(desk.of);
    const [now, belonging] = await Promise.all([desk.get(`one/${of}`), belongs.may(desk) ? desk.get(`whose/${of}`) : null]);
    if (now) {
      one = now;
      whose = belonging ?? whose;
      show();
    }
  }

  /** What takes the archive longer: every hash is worked out again. */
  async function lookBack() {
    const of = encodeURIComponent(desk.of);
    [treatments, become] = await Promise.all([desk.get(`treatments/${of}`), desk.get(`trends/${of}`)]);
    if (one) {
      show();
    }
  }

  // What is told of the fleet has changed, or a command is on its way: then there is something to look at.
  desk.listen('now', look);
  setInterval(() => {
    const waits = whose?.offers[0]?.state === 'offered' || ['asked', 'sent', 'taken'].includes(whose?.letGo?.stage);
    if (waits || one?.commands.some((asked) => ['asked', 'sent'].includes(asked.state) || comes(asked))) {
      look();
    }
  }, 700);
  look();
  lookBack();
}

export async function open(desk) {
  (desk.of ? single : list)(desk);
}
