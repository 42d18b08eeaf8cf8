// Prescriptions: what waits for a second person, what each device has been given, and the way that each of them goes.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

/** How each stage is drawn and called; a shape and a word, never a colour alone. */
const LOOK = {
  drafted: ['care', 'pencil'], approved: ['info', 'users'], withdrawn: ['', 'cross'], signed: ['info', 'lock'], sent: ['info', 'send'],
  accepted: ['ok', 'check'], refused: ['stop', 'warning'], superseded: ['', 'minus'], expired: ['', 'clock'],
};
const STEPS = ['drafted', 'approved', 'signed', 'sent', 'accepted'];
const DAYS = 14;
const DAY_MS = 86_400_000;

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

/** A day of the week in her language: the first of January 2024 was a Monday. */
const weekday = (day) => new Intl.DateTimeFormat(say.language(), { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + WEEK.indexOf(day))));

const badge = (stage) => html`<span class=${`badge ${LOOK[stage][0]}`}>${icon(LOOK[stage][1])}${t(`prescribing.stage.${stage}`)}</span>`;

const title = (one) => one.title[say.language()];

/** The day that a prescription was written to last to: its end is when that day is over everywhere on earth. */
const lastDay = (until) => new Date(until).getTime() - DAY_MS;

/** What is prescribed, in a sentence. */
function sentence(says) {
  if (!says) {
    return t('prescribing.unreadable');
  }
  if (says.kind !== 'active') {
    return t(`prescribing.${says.kind}`, { why: says.why });
  }
  const { programme } = says;
  const what = t('prescribing.active', { programme: title(programme), revision: programme.revision, ceiling: Math.round(100 * says.ceiling), treatments: says.treatments, hours: say.number(says.betweenS / 3600), until: say.day(lastDay(says.until)) });
  return says.times ? `${what}. ${scheduled(says)}` : what;
}

/** On which days and when in them one may begin. */
function scheduled({ times, days, zone }) {
  const all = days.split(' ').length === WEEK.length;
  return t(all ? 'prescribing.daily' : 'prescribing.weekly', { times: times.replaceAll('-', '–').replaceAll(' ', ', '), days: days.split(' ').map(weekday).join(', '), zone });
}

/** Whatever was refused is told in the page's words, and in full below. */
async function asked(desk, path, body) {
  const answer = await desk.post(path, body);
  if (answer?.refused) {
    desk.tell(`${say.refusal(answer.refused)} ${['not-proven', 'not-understood'].includes(answer.refused) ? answer.detail : ''}`);
    return undefined;
  }
  return answer;
}

// All devices.

function all(desk, facts) {
  const waits = (one) => html`<li class="card"><div><b>${one.device} · ${one.says?.mother ?? ''}</b><small>${sentence(one.says)}</small><small>${t('prescribing.by', { author: one.author, at: say.moment(one.writtenAt) })}</small></div><a class="b" href=${`/prescribing/${one.device}`}>${t('prescribing.look')}</a></li>`;
  const row = (one) => html`<tr><th scope="row"><a href=${`/prescribing/${one.device}`}>${one.device}</a></th>
    <td data-label=${t('prescribing.stage')}>${one.newest ? badge(one.newest.stage) : html`<span class="badge">${icon('gap')}${t('prescribing.nothing')}</span>`}</td>
    <td data-label=${t('prescribing.mother')}>${one.newest?.says?.mother ?? ''}</td>
    <td data-label=${t('prescribing.what')}>${one.newest ? sentence(one.newest.says) : ''}${one.newest?.refused ? html`<small class="said">${one.newest.refused}</small>` : nothing}</td>
    <td class="act"><a class="b small" href=${`/prescribing/${one.device}`}>${t('prescribing.open')}</a></td></tr>`;
  desk.render(html`<div class="stack">
    <section class="card"><h2>${t('prescribing.waiting')} <small>${facts.waiting.length}</small></h2>${facts.waiting.length ? html`<ul class="waits">${facts.waiting.map(waits)}</ul>` : html`<p class="hint">${t('prescribing.none-waits')}</p>`}</section>
    ${facts.devices.length ? html`<table class="list"><thead><tr><th scope="col">${t('prescribing.device')}</th><th scope="col">${t('prescribing.stage')}</th><th scope="col">${t('prescribing.mother')}</th><th scope="col">${t('prescribing.what')}</th><th scope="col"><span class="vh">${t('prescribing.open')}</span></th></tr></thead><tbody>${facts.devices.map(row)}</tbody></table>` : html`<p class="hint">${t('prescribing.no-device')}</p>`}
    <p class="hint">${t('prescribing.starts-nothing')}</p></div>`);
}

// One device.

const when = { drafted: (way) => way.writtenAt, approved: (way) => way.approval?.at, signed: (way) => way.signedAt, sent: (way) => way.sentAt, accepted: (way) => (way.refused ? undefined : way.answeredAt) };

/** How far it has come, step by step, with who and when. */
function steps(way) {
  const rests = way.says && way.says.kind !== 'active';
  const left = [...(rests ? ['drafted', 'approved'] : []), ...(way.stage === 'refused' ? ['accepted'] : [])];
  const shown = STEPS.filter((step) => !left.includes(step));
  const ends = ['refused', 'superseded', 'withdrawn', 'expired'].includes(way.stage);
  return html`<ol class="steps">${shown.map((step) => {
    const at = when[step](way);
    const who = { drafted: way.author, approved: way.approval?.by }[step];
    return html`<li class=${at ? 'done' : ''}>${icon(at ? 'check' : step === 'accepted' ? 'clock' : LOOK[step][1])}<span><b>${t(`prescribing.step.${step}`)}</b><small>${at ? html`${who ? html`${who} · ` : nothing}${say.moment(at)}` : ends ? '–' : t('prescribing.not-yet')}</small></span></li>`;
  })}${way.stage === 'refused' ? html`<li class="no">${icon('warning')}<span><b>${t('prescribing.stage.refused')}</b><small>${say.moment(way.answeredAt)}</small></span></li>` : nothing}</ol>`;
}

function deeds(desk, facts, way, again) {
  const mine = way.author === desk.person.name;
  const deed = (path) => async () => {
    if (await asked(desk, path, { digest: way.digest })) {
      again();
    }
  };
  if (way.stage === 'drafted') {
    return html`<div class="row">${mine
      ? html`<p class="hint">${t('prescribing.ask-another')}</p>`
      : html`<button type="button" class="b p" @click=${deed('approve')}>${icon('check')}${t('prescribing.approve')}</button>`}
      <button type="button" class="b" @click=${deed('withdraw')}>${t('prescribing.withdraw')}</button></div>`;
  }
  if (way.stage === 'approved') {
    return html`<div class="row"><button type="button" class="b p" ?disabled=${!facts.signs} @click=${deed('sign')}>${icon('lock')}${t('prescribing.sign')}</button><button type="button" class="b" @click=${deed('withdraw')}>${t('prescribing.withdraw')}</button>
      ${facts.signs ? nothing : html`<p class="hint">${say.refusal('no-key')}</p>`}</div>`;
  }
  return nothing;
}

function card(desk, facts, way, again, first) {
  return html`<li class=${`card revision ${['superseded', 'withdrawn', 'expired'].includes(way.stage) ? 'past' : ''}`}><h3>${t('prescribing.revision', { revision: way.revision })} ${badge(way.stage)}</h3>
    <p>${sentence(way.says)}</p>${way.says?.mother ? html`<p class="hint">${t('prescribing.mother')} ${way.says.mother}</p>` : nothing}
    ${way.refused ? html`<p class="refusal">${t('prescribing.device-says')} <q>${way.refused}</q></p>` : nothing}
    ${steps(way)}
    <details ?open=${way.stage === 'drafted' && first}><summary>${t('prescribing.document')}</summary><pre tabindex="0" aria-label=${t('prescribing.document')}>${way.document}</pre><p class="mono digest">${way.digest}</p></details>
    ${deeds(desk, facts, way, again)}</li>`;
}

const field = (name, label, more) => html`<label class="field">${label}${more}</label>`;

function form(desk, device, choices, mother, again) {
  const write = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    const dot = given.programme.lastIndexOf('.');
    const number = (text) => (text ? Number(text) : null);
    const kept = await asked(desk, 'write', {
      device, mother: given.mother, name: given.programme.slice(0, dot), revision: Number(given.programme.slice(dot + 1)), panel: given.panel, until: given.until,
      treatments: Number(given.treatments), hours: Number(given.hours), ceiling: given.ceiling ? Number(given.ceiling) / 100 : null, backMm: number(given.backMm),
      times: given.times.trim(), days: new FormData(event.currentTarget).getAll('day').join(' '), zone: given.zone,
    });
    if (kept) {
      document.activeElement?.blur(); // nothing is being typed any more, so the page may follow what happens
      again();
    }
  };
  const last = new Date(Date.now() + DAYS * DAY_MS).toISOString().slice(0, 10);
  return html`<section class="card"><h2>${t('prescribing.write')}</h2>
    ${choices.programmes.length
      ? html`<form class="fields" @submit=${write}>
      ${field('mother', t('prescribing.mother'), html`<input name="mother" required maxlength="40" autocomplete="off" .value=${mother}>`)}
      ${field('programme', t('prescribing.programme'), html`<select name="programme">${choices.programmes.map((one) => html`<option value=${`${one.name}.${one.revision}`}>${title(one)} · r${one.revision}</option>`)}</select>`)}
      ${field('panel', t('prescribing.panel'), html`<select name="panel">${choices.panels.map((one) => html`<option ?selected=${one === 'm'}>${one}</option>`)}</select>`)}
      ${field('until', t('prescribing.until'), html`<input name="until" type="date" required .value=${last}>`)}
      ${field('treatments', t('prescribing.treatments'), html`<input name="treatments" type="number" min="1" max="4" value="2" required>`)}
      ${field('hours', t('prescribing.hours'), html`<input name="hours" type="number" min="2" max="24" step="0.5" value="4" required>`)}
      ${field('ceiling', t('prescribing.ceiling'), html`<input name="ceiling" type="number" min="5" max="100" placeholder="">`)}
      ${field('backMm', t('prescribing.back'), html`<input name="backMm" type="number" min="180" max="340">`)}
      <fieldset class="when"><legend>${t('prescribing.when')}</legend>
        ${field('times', t('prescribing.times'), html`<input name="times" maxlength="60" autocomplete="off" placeholder="06:00-12:00 15:00-20:00" pattern="\\s*([0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]\\s*){1,4}" aria-describedby="when-hint">`)}
        ${field('zone', t('prescribing.zone'), html`<select name="zone">${ZONES.map((zone) => html`<option>${zone}</option>`)}</select>`)}
        <div class="days">${WEEK.map((day) => html`<label><input type="checkbox" name="day" value=${day} checked>${weekday(day)}</label>`)}</div>
        <p class="hint" id="when-hint">${t('prescribing.when.hint')}</p></fieldset>
      <button class="b p">${t('prescribing.draft')}</button></form>${mother ? html`<p class="hint"><a href=${`/rerun/${encodeURIComponent(mother)}`}>${t('prescribing.what-if', { mother })}</a></p>` : nothing}`
      : html`<p class="hint">${t('prescribing.no-programme')}</p><a class="b" href="/design">${t('prescribing.library')}</a>`}</section>`;
}

function rest(desk, device, mother, again) {
  const withhold = (revoked) => async (event) => {
    const given = Object.fromEntries(new FormData(event.currentTarget.form));
    if (event.currentTarget.form.reportValidity() && (await asked(desk, 'withhold', { device, mother: given.mother, why: given.why, revoked }))) {
      again();
    }
  };
  return html`<section class="card"><h2>${t('prescribing.rest')}</h2><p class="hint">${t('prescribing.rest.say')}</p><form class="fields" @submit=${(event) => event.preventDefault()}>
    ${field('mother', t('prescribing.mother'), html`<input name="mother" required maxlength="40" autocomplete="off" .value=${mother}>`)}
    ${field('why', t('prescribing.why'), html`<input name="why" required maxlength="200" autocomplete="off">`)}
    <button type="button" class="b" @click=${withhold(false)}>${icon('pause')}${t('prescribing.hold')}</button><button type="button" class="b" @click=${withhold(true)}>${icon('cross')}${t('prescribing.revoke')}</button></form></section>`;
}

export async function open(desk) {
  if (!desk.of) {
    const facts = await desk.get('devices');
    if (facts) {
      all(desk, facts);
    }
    return;
  }
  const choices = await desk.get('choices');
  const again = async () => {
    const facts = await desk.get(`ways/${encodeURIComponent(desk.of)}`);
    if (!facts || !choices) {
      return;
    }
    const mother = facts.ways.find((way) => way.says?.mother)?.says.mother ?? '';
    desk.render(html`<div class="prescribing"><div class="stack"><div class="row"><a class="b small" href="/prescribing">${icon('backward')}${t('prescribing.all')}</a><h2 class="device">${facts.device}</h2></div>
      ${facts.ways.length ? html`<ul class="stack">${facts.ways.map((way, i) => card(desk, facts, way, again, i === 0))}</ul>` : html`<p class="card hint">${t('prescribing.never')}</p>`}</div>
      <div class="stack">${form(desk, desk.of, choices, mother, again)}${rest(desk, desk.of, mother, again)}<p class="hint">${t('prescribing.starts-nothing')}</p></div></div>`);
  };
  await again();
  // What the broker and the device do is told by the archive alone, so it is looked at again and again.
  setInterval(() => {
    if (!document.hidden && !document.activeElement?.matches('input, select')) {
      again();
    }
  }, 3000);
}
