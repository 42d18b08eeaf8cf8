// Who needs a midwife, and one mother: what her panel told, what was done, and what goes along on paper.
import { html, nothing, svg } from 'lit-html';
import { back } from './back.js';
import { icon } from './icons.js';
import { milk } from './mothers-milk.js';
import * as say from './words.js';
import { t } from './words.js';

const NEEDS = {
  danger: ['warning', 'stop'],
  forbidden: ['question', 'care'],
  unknown: ['question', 'care'],
  refused: ['cross', 'care'],
  partial: ['pulse', 'info'],
  missed: ['clock', 'info'],
  held: ['pause', 'info'],
  prescription: ['report', 'info'],
  fine: ['check', 'ok'],
};
const DEEDS = ['called', 'visited', 'sent-to-hospital', 'noted'];
const LATCH = ['l', 'a', 't', 'c', 'h'];
const FEELINGS = { pain: 'spark', calm: 'calm', milk: 'drop', mood: 'heart' };
const LOW = 0.6;
const VIEW = '-206 -92 412 400';

const HEAT = [0, 1, 2, 3, 4, 5].map((step) => svg`<radialGradient id=${`heat${step}`} class=${`h${step}`}><stop offset="0" stop-opacity=".95"/><stop offset=".5" stop-opacity=".6"/><stop offset="1" stop-opacity="0"/></radialGradient>`);

const CELLS = {
  done: svg`<circle class="c-s" cx="9" cy="9" r="6.5"/>`,
  partial: svg`<circle class="c-o" cx="9" cy="9" r="6"/><path class="c-s" d="M9,3a6,6 0 0 0 0,12z"/>`,
  missed: svg`<circle class="c-o" cx="9" cy="9" r="6"/>`,
  unknown: svg`<text class="c-q" x="9" y="14">?</text>`,
  held: svg`<path class="c-h" d="M6.5,4v10M11.5,4v10"/>`,
  refused: svg`<path class="c-x" d="M4.5,4.5l9,9m0-9l-9,9"/>`,
  'not-due': svg`<circle class="c-n" cx="9" cy="9" r="1.8"/>`,
};

const shape = (word, label) => html`<svg class="cell" viewBox="0 0 18 18" role=${label ? 'img' : nothing} aria-label=${label || nothing} aria-hidden=${label ? nothing : 'true'}>${CELLS[word]}</svg>`;

/** The last days, a pill a day and a shape a window. */
const strip = (days) => html`<span class="strip">${days.map((day) => html`<span class="oneday">${day.map((cell) => shape(cell, t(`mothers.cell.${cell}`)))}</span>`)}</span>`;

/** A moment as near as it is needed: a time today, a day and a time before. */
function when(iso) {
  if (!iso) {
    return t('mothers.unknown-time');
  }
  const at = new Date(iso);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  const time = say.timeOfDay(at);
  if (days === 0) {
    return time;
  }
  return days === 1 ? t('mothers.yesterday', { time }) : `${say.day(at)} ${time}`;
}

/** How long ago, in hours up to two days, in days after that. */
function ago(iso) {
  const hours = Math.max(0, Math.floor((Date.now() - new Date(iso)) / 3600000));
  return hours < 48 ? t('mothers.hours', { count: hours }) : t('mothers.days', { count: Math.floor(hours / 24) });
}

const name = (code) => t('mothers.mother', { code });

/** Why she stands where she does, in a sentence. */
function because(one) {
  const { kind, at, why, windows, runS, outcome, question } = one.because;
  const fill = { time: at ? when(at) : '', ago: at ? ago(at) : '', why: why ?? '', windows, ran: say.clock(runS ?? 0) };
  if (kind === 'ended-early' && outcome === 'broken-off') {
    return t('mothers.because.broken-off', fill);
  }
  if (kind === 'missed' && !at) {
    return t('mothers.because.missed-all', fill);
  }
  return question ? t(`mothers.because.${kind}.of`, { ...fill, question: asked(question) }) : t(`mothers.because.${kind}`, fill);
}

/** What a question is about; a clinic may ask one that has no word here, and then its own id is told. */
const asked = (id) => t(`mothers.question.${id}`) || id;

const title = (one) => (one.need === 'danger' && one.because.kind !== 'danger-sign' ? t('mothers.need.forbidden') : t(`mothers.need.${one.need}`));

const born = (one) => t('mothers.born', { day: one.day, birth: t(`mothers.birth.${one.birth}`) });

/** What reached each zone, beside what was prescribed, on the back. */
function dose(account) {
  const placed = (account.zones ?? []).filter((zone) => zone.x !== undefined);
  if (placed.length === 0) {
    return html`<p class="hint">${t('mothers.dose.none')}</p>`;
  }
  const most = Math.max(...placed.map((zone) => zone.prescribed), 1);
  const radius = (value) => 30 * Math.sqrt(Math.min(1.3, value / most));
  const part = (zone) => (zone.prescribed > 0 ? zone.delivered / zone.prescribed : null);
  const low = placed.filter((zone) => part(zone) !== null && part(zone) < LOW);
  const label = low.length
    ? t('mothers.dose.label.low', { part: percent(account.fidelity), low: low.map((zone) => `${zone.said} ${percent(part(zone))}`).join(', ') })
    : t('mothers.dose.label', { part: percent(account.fidelity) });
  const drawn = svg`<defs>${HEAT}</defs><g class="reached">${placed.map((zone) => svg`<circle class="dose" fill=${`url(#heat${Math.min(5, Math.round((zone.delivered / most) * 4))})`} cx=${zone.x} cy=${zone.y} r=${radius(zone.delivered) * 1.4}/>
    <circle class="wanted" cx=${zone.x} cy=${zone.y} r=${radius(zone.prescribed)}/>
    <text class=${part(zone) !== null && part(zone) < LOW ? 'part low' : 'part'} x=${zone.x + Math.sign(zone.x) * 52} y=${zone.y + 4.5} text-anchor=${zone.x < 0 ? 'end' : 'start'}>${part(zone) === null ? '–' : `${part(zone) < LOW ? '▾ ' : ''}${percent(part(zone))}`}</text>`)}</g>`;
  return html`${back({ zones: [], motors: [] }, VIEW, label, { over: drawn, bare: true, sides: true })}
    <p class="key"><span>${t('mothers.dose.little')}<i class="scale" aria-hidden="true">${[0, 1, 2, 3, 4, 5].map((step) => html`<b class="d${step}"></b>`)}</i>${t('mothers.dose.much')}</span><span><svg viewBox="0 0 18 18" aria-hidden="true"><circle class="wanted" cx="9" cy="9" r="7"/></svg>${t('mothers.dose.wanted')}</span></p>`;
}

const percent = (part) => t('mothers.percent', { value: Math.round(part * 100) });

/** The same in figures, for whoever does not see the back. */
const figures = (account) => html`<details class="figures"><summary>${t('mothers.dose.table')}</summary><table><thead><tr><th scope="col">${t('mothers.dose.place')}</th><th scope="col" class="n">${t('mothers.dose.reached')}</th><th scope="col" class="n">${t('mothers.dose.asked')}</th></tr></thead>
  <tbody>${account.zones.map((zone) => html`<tr><th scope="row">${zone.said}</th><td class="n num">${t('mothers.seconds', { value: say.fixed(zone.delivered, 1) })}</td><td class="n num">${t('mothers.seconds', { value: say.fixed(zone.prescribed, 1) })}</td></tr>`)}</tbody></table></details>`;

const told = (one) => html`<li>${one.said} <span class="num">${one.times > 1 ? t('mothers.times', { count: one.times, time: say.clock(one.lastedS) }) : say.clock(one.lastedS)}</span></li>`;

/** One treatment with what came of it. */
function treated(one, account) {
  return html`<h3 class="ran">${icon(one.outcome === 'completed' ? 'check' : one.outcome === 'faulted' ? 'warning' : 'pause')}<span>${t(`mothers.outcome.${one.outcome}`)}<small>${one.at ? when(one.at) : t('mothers.received', { time: when(one.received) })} · ${t('mothers.ran', { time: say.clock(one.runS) })}${one.programme ? ` · ${one.programme}` : ''}</small></span></h3>
    ${one.note && one.outcome !== 'completed' ? html`<p class="hint">${one.note}</p>` : nothing}
    ${account
      ? html`${dose(account)}${account.zones ? figures(account) : nothing}
        ${account.off.length ? html`<h3 class="sub">${t('mothers.off')}</h3><ul class="told-of">${account.off.map(told)}</ul>` : nothing}
        ${account.limits.length ? html`<h3 class="sub">${t('mothers.limits')}</h3><ul class="told-of">${account.limits.map(told)}</ul>` : nothing}
        <p class="hint">${account.gaps > 0 ? html`${icon('gap')}${t('mothers.gaps', { count: account.gaps })}` : html`${icon('check')}${t('mothers.complete')}`}</p>`
      : nothing}`;
}

export async function open(desk) {
  await (desk.of ? mother(desk) : worklist(desk));
}

// Who needs her.

async function worklist(desk) {
  const shown = { need: '', find: '', from: 0, facts: null, chosen: null, admitting: false };
  let stop = () => {};

  function listen() {
    stop();
    const query = new URLSearchParams({ need: shown.need, find: shown.find, from: shown.from });
    stop = desk.listen(`live?${query}`, (facts) => {
      shown.facts = facts;
      show();
    });
  }

  async function choose(code) {
    const one = await desk.get(`one/${encodeURIComponent(code)}`);
    const account = one?.treatments.length ? await desk.get(`treatment/${encodeURIComponent(code)}/0`) : null;
    shown.chosen = one ? { one, account } : null;
    show();
    desk.main.querySelector('aside')?.scrollIntoView({ block: 'nearest' });
  }

  function only(need) {
    shown.need = need;
    shown.from = 0;
    listen();
  }

  function turn(rows) {
    shown.from = Math.max(0, shown.from + rows);
    listen();
    desk.main.scrollIntoView({ block: 'start' });
  }

  let typing = 0;

  /** Asks when somebody has stopped typing for a moment. */
  function find(event) {
    shown.find = event.currentTarget.value.trim();
    shown.from = 0;
    clearTimeout(typing);
    typing = setTimeout(listen, 250);
  }

  async function admit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    if (await desk.post('admit', Object.fromEntries(new FormData(form)))) {
      location.href = `/mothers/${encodeURIComponent(form.code.value)}`;
    }
  }

  const filter = (need, count) => html`<button type="button" class="f" aria-pressed=${shown.need === need} @click=${() => only(need)}>${need ? t(`mothers.need.${need}`) : t('mothers.all')}<b class="num">${say.whole(count)}</b></button>`;

  const row = (one) => {
    const [drawn, kind] = NEEDS[one.need];
    return html`<tr class="k-${kind}" aria-current=${shown.chosen?.one.code === one.code ? 'true' : nothing}>
      <th scope="row"><a href="/mothers/${encodeURIComponent(one.code)}">${name(one.code)}<small>${born(one)}</small></a></th>
      <td class="need"><span>${icon(drawn)}</span><div><b>${title(one)}</b>${one.need === 'fine' ? nothing : html`<small>${because(one)}</small>`}</div></td>
      <td data-label=${t('mothers.strip')}>${strip(one.days)}</td>
      <td class="dev" data-label=${t('mothers.news')}>${one.panel ?? t('mothers.no-panel')}<small class="num">${one.heard ? when(one.heard) : t('mothers.never')}</small></td>
      <td class="act"><button type="button" class=${one.need === 'danger' ? 'b small p' : 'b small'} @click=${() => choose(one.code)}>${t('mothers.look')}<span class="vh">${name(one.code)}</span></button></td></tr>`;
  };

  const admission = () => html`<form class="card fields" @submit=${admit}>
    <label class="field">${t('mothers.admit.code')}<input name="code" required maxlength="40" pattern="[A-Za-z0-9.\\-]+" autocomplete="off" aria-describedby="code-hint"></label>
    <label class="field">${t('mothers.admit.born')}<input name="bornOn" type="date" required></label>
    <label class="field">${t('mothers.admit.birth')}<select name="birth"><option value="vaginal">${t('mothers.birth.vaginal')}</option><option value="caesarean">${t('mothers.birth.caesarean')}</option></select></label>
    <label class="field">${t('mothers.admit.windows')}<input name="windows" required maxlength="80" value="06:00-12:00 15:00-20:00" autocomplete="off"></label>
    <label class="field">${t('mothers.admit.zone')}<select name="zone">${['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map((zone) => html`<option>${zone}</option>`)}</select></label>
    <button class="b p">${t('mothers.admit.go')}</button><p class="hint wide" id="code-hint">${t('mothers.admit.hint')}</p></form>`;

  function show() {
    const { facts } = shown;
    if (!facts) {
      return;
    }
    desk.render(html`<div class="worklist ${shown.chosen ? 'beside' : ''}"><div class="stack">
      <div class="row"><label class="srch">${icon('search')}<span class="vh">${t('mothers.find')}</span><input type="search" placeholder=${t('mothers.find')} maxlength="40" @input=${find}></label>
        <button type="button" class="b" aria-expanded=${shown.admitting} @click=${() => { shown.admitting = !shown.admitting; show(); }}>${icon('plus')}${t('mothers.admit')}</button></div>
      ${shown.admitting ? admission() : nothing}
      <div class="fs" role="group" aria-label=${t('mothers.filters')}>${filter('', facts.all)}${Object.keys(NEEDS).filter((need) => facts.counts[need] || need === shown.need).map((need) => filter(need, facts.counts[need] ?? 0))}</div>
      ${facts.rows.length
        ? html`<table class="list mothers"><thead><tr><th scope="col">${t('mothers.col.mother')}</th><th scope="col">${t('mothers.col.need')}</th><th scope="col">${t('mothers.strip')}</th><th scope="col">${t('mothers.news')}</th><th scope="col"><span class="vh">${t('mothers.col.act')}</span></th></tr></thead><tbody>${facts.rows.map(row)}</tbody></table>`
        : html`<section class="card empty">${icon('users')}<p>${facts.all ? t('mothers.none-of-these') : t('mothers.nobody-yet')}</p></section>`}
      ${facts.chosen > facts.page || facts.from > 0 ? turning(facts) : nothing}
      <p class="leg" aria-hidden="true">${Object.keys(CELLS).map((cell) => html`<span>${shape(cell)}${t(`mothers.cell.${cell}`)}</span>`)}</p></div>
      ${shown.chosen ? aside(shown.chosen) : nothing}</div>`);
  }

  const turning = (facts) => html`<nav class="turn" aria-label=${t('mothers.turn')}>
    <button type="button" class="b" ?disabled=${facts.from === 0} @click=${() => turn(-facts.page)}>${t('mothers.turn.back')}</button>
    <span class="num">${facts.rows.length ? t('mothers.turn.part', { first: say.whole(facts.from + 1), last: say.whole(facts.from + facts.rows.length), count: say.whole(facts.chosen) }) : nothing}</span>
    <button type="button" class="b" ?disabled=${facts.from + facts.rows.length >= facts.chosen} @click=${() => turn(facts.page)}>${t('mothers.turn.on')}</button></nav>`;

  const aside = ({ one, account }) => html`<aside class="card" aria-label=${name(one.code)}>
    ${one.standing ? html`<section class=${`alert k-${NEEDS[one.standing.need][1]}`}><p class="who"><b>${name(one.code)}</b><span>${born(one.standing)}</span></p>
      <h2>${icon(NEEDS[one.standing.need][0])}${title(one.standing)}</h2><p>${because(one.standing)}</p>
      <div class="acts">${one.identity?.phone ? html`<a class="b p" href="tel:${one.identity.phone}">${icon('phone')}${t('mothers.call', { called: one.identity.called || name(one.code) })}</a>` : nothing}<a class="b" href="/mothers/${encodeURIComponent(one.code)}">${t('mothers.open')}</a></div></section>` : nothing}
    <section class="sec">${one.treatments.length ? treated(one.treatments[0], account) : html`<p class="hint">${t('mothers.not-yet')}</p>`}</section>
    <p class="hint">${t('mothers.never-from-here')}</p></aside>`;

  document.querySelector('.top h1').textContent = t('mothers.title');
  listen();
}

// One mother.

async function mother(desk) {
  const code = desk.of;
  let one = await desk.get(`one/${encodeURIComponent(code)}`);
  const accounts = new Map();
  if (!one) {
    desk.render(html`<section class="card empty"><p>${t('mothers.not-hers')}</p><a class="b" href="/mothers">${t('mothers.back-to-list')}</a></section>`);
    return;
  }
  if (one.treatments.length) {
    accounts.set(0, await desk.get(`treatment/${encodeURIComponent(code)}/0`));
  }

  async function again() {
    one = (await desk.get(`one/${encodeURIComponent(code)}`)) ?? one;
    for (const number of accounts.keys()) {
      accounts.set(number, await desk.get(`treatment/${encodeURIComponent(code)}/${number}`));
    }
    if (one.treatments.length && !accounts.has(0)) {
      accounts.set(0, await desk.get(`treatment/${encodeURIComponent(code)}/0`));
    }
    show();
  }

  async function unfold(event, number) {
    if (event.currentTarget.open && !accounts.has(number)) {
      accounts.set(number, await desk.get(`treatment/${encodeURIComponent(code)}/${number}`));
      show();
    }
  }

  async function send(event, path, rest = {}) {
    event.preventDefault();
    const form = event.currentTarget;
    if (await desk.post(path, { ...rest, ...Object.fromEntries(new FormData(form)) })) {
      form.reset();
      await again();
    }
  }

  const holding = () => one.panels.find((panel) => !panel.until);

  const head = () => {
    const kind = one.standing ? NEEDS[one.standing.need] : NEEDS.fine;
    return html`<section class="card alert k-${kind[1]}"><p class="who"><b>${name(one.code)}</b><span>${one.standing ? born(one.standing) : t(`mothers.birth.${one.birth}`)}</span></p>
      ${one.standing ? html`<h2>${icon(kind[0])}${title(one.standing)}</h2><p>${because(one.standing)}</p><p>${strip(one.standing.days)}</p>` : html`<p>${t('mothers.over')}</p>`}
      <div class="acts">${one.identity?.phone ? html`<a class="b p" href="tel:${one.identity.phone}">${icon('phone')}${t('mothers.call', { called: one.identity.called || name(one.code) })}</a>` : nothing}<button type="button" class="b" @click=${() => window.print()}>${icon('print')}${t('mothers.print')}</button></div></section>`;
  };

  const deeds = () => html`<section class="card no-print" aria-labelledby="care"><h2 id="care">${t('mothers.care')}</h2>
    <form class="fields" @submit=${(event) => send(event, 'care', { code })}>
      <label class="field">${t('mothers.care.what')}<select name="what">${DEEDS.map((deed) => html`<option value=${deed}>${t(`mothers.care.${deed}`)}</option>`)}</select></label>
      <label class="field wide">${t('mothers.care.note')}<input name="note" maxlength="1000" autocomplete="off"></label>
      <button class="b p">${t('mothers.care.go')}</button></form></section>`;

  const choice = (key, words) => html`<label class="field">${t(`mothers.visit.${key}`)}<select name=${key}><option value="">–</option>${words.map((word) => html`<option value=${word}>${t(`mothers.visit.${key}.${word}`)}</option>`)}</select></label>`;
  const figure = (key, least, most, step = 1) => html`<label class="field">${t(`mothers.visit.${key}`)}<input name=${key} type="number" inputmode="decimal" min=${least} max=${most} step=${step}></label>`;

  const visiting = () => html`<details class="card no-print visiting"><summary><h2>${t('mothers.visit')}</h2></summary>
    <form class="fields" @submit=${(event) => send(event, 'visit', { code })}>
      <label class="field">${t('mothers.visit.on')}<input name="on" type="date" required value=${new Date().toISOString().slice(0, 10)}></label>
      ${figure('fundal', 0, 40, 0.5)}${choice('lochia', ['rubra', 'sanguinolenta', 'serosa', 'alba'])}${choice('foul', ['no', 'yes'])}${choice('bleeding', ['little', 'usual', 'heavy'])}${choice('feeding', ['her-milk', 'mixed', 'other'])}
      <fieldset class="wide latch"><legend>${t('mothers.visit.latch')}</legend>${LATCH.map((letter) => html`<label class="field">${t(`mothers.visit.latch.${letter}`)}<input name=${`latch-${letter}`} type="number" inputmode="numeric" min="0" max="2"></label>`)}</fieldset>
      ${figure('bses', 14, 70)}${figure('epds', 0, 30)}${figure('epds-ten', 0, 3)}
      <label class="field wide">${t('mothers.visit.note')}<input name="note" maxlength="1000" autocomplete="off"></label>
      <label class="field wide">${t('mothers.visit.done')}<input name="done" maxlength="1000" autocomplete="off" aria-describedby="visit-hint"></label>
      <button class="b p">${t('mothers.visit.go')}</button><p class="hint wide" id="visit-hint">${t('mothers.visit.hint')}</p></form></details>`;

  const concern = (word) => html`<p class=${word === 'self-harm' || word === 'heavy-bleeding' ? 'badge stop' : 'badge care'}>${icon('warning')}${t(`mothers.concern.${word}`)}</p>`;
  const FINDINGS = ['fundal', 'lochia', 'foul', 'bleeding', 'feeding', 'latch', 'bses', 'epds', 'epds-ten'];
  const read = (key, value) => (typeof value === 'string' ? t(`mothers.visit.${key}.${value}`) : say.number(value));

  const visited = () => html`<section class="card" aria-labelledby="visits"><h2 id="visits">${t('mothers.visits')}</h2>
    ${one.visits.length ? html`<ol class="deeds">${one.visits.map((visit) => html`<li><b>${say.day(visit.on)}</b> <small class="num">${visit.by} · ${say.moment(visit.at)}</small>${visit.concerns.map(concern)}
      <dl class="found">${FINDINGS.filter((key) => visit[key] !== undefined).map((key) => html`<div><dt>${t(`mothers.visit.${key}`)}</dt><dd class="num">${read(key, visit[key])}</dd></div>`)}</dl>${visit.note ? html`<p>${visit.note}</p>` : nothing}</li>`)}</ol><p class="hint">${t('mothers.visit.proposal')}</p>` : html`<p class="hint">${t('mothers.visits.none')}</p>`}</section>`;

  const done = () => html`<section class="card" aria-labelledby="done"><h2 id="done">${t('mothers.care.done')}</h2>
    ${one.care.length ? html`<ol class="deeds">${one.care.map((deed) => html`<li><b>${t(`mothers.care.${deed.what}`)}</b> ${deed.note}<small class="num">${say.moment(deed.at)} · ${deed.by}</small></li>`)}</ol>` : html`<p class="hint">${t('mothers.care.none')}</p>`}</section>`;

  const treatments = () => html`<section class="card" aria-labelledby="treated"><h2 id="treated">${t('mothers.treatments')}<small class="num">${t('mothers.treated', { count: one.treated })}</small></h2>
    ${one.treatments.length === 0 ? html`<p class="hint">${t('mothers.not-yet')}</p>` : nothing}
    ${one.treatments.map((treatment, number) => html`<details class="treated" ?open=${number === 0} @toggle=${(event) => unfold(event, number)}><summary>${icon(treatment.outcome === 'completed' ? 'check' : treatment.outcome === 'faulted' ? 'warning' : 'pause')}<span><b>${treatment.at ? say.moment(treatment.at) : t('mothers.received', { time: say.moment(treatment.received) })}</b><small>${t(`mothers.outcome.${treatment.outcome}`)} · ${t('mothers.ran', { time: say.clock(treatment.runS) })}</small></span></summary>${accounts.has(number) ? treated(treatment, accounts.get(number)) : nothing}</details>`)}</section>`;

  const felt = () => html`<section class="card" aria-labelledby="felt"><h2 id="felt">${t('mothers.felt')}</h2>
    ${one.felt.length ? html`<ul class="deeds">${one.felt.map((said) => html`<li>${Object.entries(said.answers).map(([word, value]) => html`<span class="feel">${icon(FEELINGS[word] ?? 'heart')}${t(`mothers.felt.${word}`)} <b class="num">${value}</b></span>`)}<small class="num">${say.moment(said.at ?? said.received)}</small></li>`)}</ul><p class="hint">${t('mothers.felt.say')}</p>` : html`<p class="hint">${t('mothers.felt.none')}</p>`}</section>`;

  const panel = (has) => html`<section class="card" aria-labelledby="panel"><h2 id="panel">${t('mothers.panel')}</h2>
    ${one.panels.length ? html`<ul class="deeds">${[...one.panels].reverse().map((had) => html`<li><b>${had.panel}</b><small class="num">${t(had.until ? 'mothers.panel.had' : 'mothers.panel.has', { from: say.moment(had.at), until: had.until ? say.moment(had.until) : '', by: had.by })}</small></li>`)}</ul>` : html`<p class="hint">${t('mothers.because.no-panel')}</p>`}
    ${one.missing === undefined ? nothing : html`<p class="hint">${one.missing > 0 ? html`${icon('gap')}${t('mothers.missing', { count: say.whole(one.missing) })}` : html`${icon('check')}${t('mothers.nothing-missing')}`}</p>`}
    ${['not-yet', 'unknown'].includes(one.wiped) ? html`<p class="hint">${icon('lock')}${t(`mothers.wiped.${one.wiped}`)}</p>` : nothing}
    ${one.prescription ? html`<p>${t('mothers.prescription', { revision: one.prescription.revision, at: say.moment(one.prescription.signed) })} <b>${t(`mothers.state.${one.prescription.state}`)}</b>${one.prescription.refused ? html`<small>${one.prescription.refused}</small>` : nothing}</p>` : html`<p class="hint">${t('mothers.because.not-prescribed')}</p>`}
    <form class="fields no-print" @submit=${(event) => send(event, 'hand-over', has ? { panel: has.panel } : { to: code })}>
      ${has ? html`<label class="field">${t('mothers.hand.to')}<input name="to" maxlength="40" autocomplete="off" aria-describedby="hand-hint"></label>` : html`<label class="field">${t('mothers.hand.panel')}<input name="panel" required maxlength="64" autocomplete="off" aria-describedby="hand-hint"></label>`}
      <label class="field">${t('mothers.hand.why')}<input name="why" maxlength="200" autocomplete="off"></label>
      <button class="b">${t(has ? 'mothers.hand.go' : 'mothers.hand.give')}</button><p class="hint wide" id="hand-hint">${t('mothers.hand.hint')}</p></form></section>`;

  const who = () => html`<section class="card no-print" aria-labelledby="who"><h2 id="who">${t('mothers.who')}</h2>
    <form class="fields" @submit=${(event) => send(event, 'identify', { code })}>
      <label class="field">${t('mothers.who.called')}<input name="called" maxlength="80" autocomplete="off" value=${one.identity?.called ?? ''}></label>
      <label class="field">${t('mothers.who.phone')}<input name="phone" type="tel" maxlength="30" autocomplete="off" value=${one.identity?.phone ?? ''}></label>
      <button class="b">${t('mothers.who.go')}</button><p class="hint wide">${t('mothers.who.say')}</p></form></section>`;

  function show() {
    desk.render(html`<p class="no-print home"><a href="/mothers">${t('mothers.back-to-list')}</a></p>
      <div class="hers"><div class="stack">${head()}${deeds()}${visiting()}${done()}${visited()}${panel(holding())}${who()}</div><div class="stack">${milk(one)}${treatments()}${felt()}</div></div>
      <p class="only-print hint">${t('mothers.printed', { at: say.moment(new Date().toISOString()), by: desk.person.name })}</p>`);
  }
  show();
  desk.listen(`hers/${encodeURIComponent(code)}`, ({ standing }) => {
    if (JSON.stringify(standing) !== JSON.stringify(one.standing)) {
      again();
    }
  });
}
