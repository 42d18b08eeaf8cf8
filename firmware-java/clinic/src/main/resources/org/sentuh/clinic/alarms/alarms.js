// Who is called to which panel, what became of it, by what rules, and what other numbers would have done.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

const LEVELS = { urgent: ['stop', 'octagon'], attend: ['care', 'warning'], inform: ['info', 'bell'] };
const HOUR = 3600000;

/** A time of today by its hour, any other by its day. */
const when = (iso) => {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString() ? say.timeOfDay(at) : say.moment(iso);
};

/** How long something is, or was, in the two units that people say. */
const lasted = (minutes) => {
  if (minutes < 60) {
    return t('lasts.minutes', { count: Math.round(minutes) });
  }
  return minutes < 2880 ? t('lasts.hours', { count: Math.round(minutes / 60) }) : t('lasts.days', { count: Math.round(minutes / 1440) });
};

const badge = (level) => html`<span class="badge ${LEVELS[level][0]}">${icon(LEVELS[level][1])}${t(`level.${level}`)}</span>`;
const place = (about, { place: name }) => (about === 'contact' ? t('place.zone', { place: name }) : t('place.motor', { place: name }));

const where = (one) => (one.place ? html`<small>${place(one.about, one)}</small>` : nothing);
const measured = (one) => (one.value === undefined || one.about === undefined ? nothing : html`<small class="num">${t(`about.${one.about}.is`, { value: say.number(one.value) })}</small>`);

const state = (one) => {
  if (one.closed) {
    return html`<span class="badge ok">${icon('check')}${t('state.closed', { time: when(one.closed) })}</span>`;
  }
  if (one.asleep) {
    return html`<span class="badge">${icon('moon')}${t('state.asleep', { time: when(one.snoozed) })}</span>`;
  }
  return one.acknowledged
    ? html`<span class="badge ok">${icon('eye')}${t('state.acknowledged', { time: when(one.acknowledged) })}</span>`
    : html`<span class="badge">${icon('users')}${t(`for.${one.who}`)}</span>`;
};

const row = (one) => html`<tr class="k-${one.closed || one.asleep ? 'ok' : LEVELS[one.level][0]}">
  <td class="need"><span>${icon(LEVELS[one.level][1])}</span><div><b>${one.title ?? one.rule}</b>${where(one)}${measured(one)}</div></td>
  <th scope="row"><a href="/alarms/${one.number}">${one.device}<small>${t('alarms.see')}</small></a></th>
  <td data-label=${t('alarms.level')}>${badge(one.level)}${one.escalated ? html`<small>${t('alarms.escalated')}</small>` : nothing}</td>
  <td class="num" data-label=${t('alarms.since')}>${when(one.began)}</td>
  <td data-label=${t('alarms.state')}>${state(one)}</td></tr>`;

const table = (list) => html`<table class="list alarms"><thead><tr><th scope="col">${t('alarms.what')}</th><th scope="col">${t('alarms.panel')}</th><th scope="col">${t('alarms.level')}</th><th scope="col">${t('alarms.since')}</th><th scope="col">${t('alarms.state')}</th></tr></thead><tbody>${list.map(row)}</tbody></table>`;

const VIEWS = ['now', 'past', 'rules'];

function list(desk) {
  let shown = VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : 'now';
  let now = null;
  let past = [];
  let rules = null;
  const tried = {};

  async function choose(view) {
    shown = view;
    history.replaceState(null, '', `#${view}`);
    if (view === 'past') {
      past = (await desk.get('past')) ?? [];
    } else if (view === 'rules') {
      rules = (await desk.get('rules')) ?? {};
    }
    show();
  }

  const numbers = (event) => {
    const form = new FormData(event.currentTarget.form ?? event.currentTarget);
    return { limit: String(form.get('limit') ?? '0').replace(',', '.'), lasting: String(form.get('lasting')), days: String(form.get('days')) };
  };

  async function attempt(event, rule) {
    event.preventDefault();
    const asked = numbers(event);
    const query = new URLSearchParams({ rule: rule.id, ...asked });
    const fired = await desk.get(`try?${query}`);
    if (fired) {
      tried[rule.id] = { ...fired, asked };
      show();
    }
  }

  async function adopt(rule) {
    const { limit, lasting } = tried[rule.id].asked;
    if (await desk.post('adopt', { number: String(rules.number), rule: rule.id, limit, lasting })) {
      delete tried[rule.id];
      desk.tell(t('rules.adopted'));
      await choose('rules');
    }
  }

  const outcome = (rule) => {
    const fired = tried[rule.id];
    if (!fired) {
      return html`<div class="fired" role="status"></div>`;
    }
    const may = ['administrator', 'lead-midwife'].includes(desk.person.role);
    const other = Number(fired.asked.limit) !== (rule.limit ?? 0) || Number(fired.asked.lasting) !== rule.lasting;
    return html`<div class="fired" role="status"><p><b>${fired.times === 0 ? t('try.none', { days: fired.days }) : t('try.fired', { times: say.whole(fired.times), devices: say.whole(fired.devices), days: fired.days })}</b></p>
      ${fired.times ? html`<ul tabindex="0" aria-label=${t('try.list')}>${fired.fired.map((one) => html`<li><span>${one.device}${one.place ? html` · ${place(rule.about, one)}` : nothing}</span><span class="num">${say.moment(one.opened)}${one.closed ? html` · ${lasted((new Date(one.closed) - new Date(one.opened)) / 60000)}` : html` · ${t('try.still')}`}</span></li>`)}</ul>` : nothing}
      ${other ? (may ? html`<p><button type="button" class="b p" @click=${() => adopt(rule)}>${t('rules.adopt')}</button></p>` : html`<p class="hint">${t('rules.who-adopts')}</p>`) : nothing}</div>`;
  };

  const ruled = (rule) => html`<section class="card rule" aria-labelledby="r-${rule.id}"><h2 id="r-${rule.id}">${rule.title}${badge(rule.level)}</h2>
    <p class="hint">${rule.now}</p>
    <form @submit=${(event) => attempt(event, rule)}><div class="fields">
      ${rule.limit === undefined ? nothing : html`<label class="field">${t(`about.${rule.about}.limit`)}<input name="limit" inputmode="decimal" required autocomplete="off" .value=${String(rule.limit)}></label>`}
      <label class="field">${t('rules.lasting')}<input name="lasting" inputmode="numeric" required autocomplete="off" .value=${String(rule.lasting)}></label>
      <label class="field">${t('try.days')}<select name="days"><option value="7">7</option><option value="30" selected>30</option><option value="90">90</option></select></label>
      <button class="b">${icon('clock')}${t('try.go')}</button></div></form>
    ${outcome(rule)}
    <p class="small-print">${t(`for.${rule.who}`)}${rule.escalatesTo ? html` · ${t('rules.escalates', { after: lasted(rule.escalatesAfter), who: t(`for.${rule.escalatesTo}`) })}` : nothing}</p>
    <p class="small-print">${rule.awaits ? html`<span class="badge care">${icon('pencil')}${t('rules.awaits')}</span> ` : nothing}<span lang="en">${rule.source}</span></p></section>`;

  const body = () => {
    if (shown === 'rules') {
      return rules?.rules
        ? html`<p class="hint lead">${t('rules.say', { by: rules.by, time: say.moment(rules.at) })}</p><div class="rules">${rules.rules.map(ruled)}</div>`
        : html`<p class="empty">${icon('bell')}${t('rules.none')}</p>`;
    }
    const those = shown === 'now' ? now.alarms : past;
    if (!those.length) {
      return html`<p class="empty">${icon('check')}${shown !== 'now' ? t('alarms.none-past') : now.ruled ? t('alarms.none') : t('rules.none')}</p>`;
    }
    const hidden = shown === 'now' ? now.all - those.length : 0;
    return html`${table(those)}${hidden > 0 ? html`<p class="hint">${t('alarms.hidden', { count: say.whole(hidden) })}</p>` : nothing}`;
  };

  const level = (name) => (now.counts[name] ? html`<li class="badge ${LEVELS[name][0]}">${icon(LEVELS[name][1])}${t(`level.${name}`)} <b class="num">${say.whole(now.counts[name])}</b></li>` : nothing);

  function show() {
    if (!now) {
      return;
    }
    desk.render(html`<div class="above"><ul class="fs">${VIEWS.map(
      (view) => html`<li><button type="button" class="f" aria-pressed=${shown === view} @click=${() => choose(view)}>${t(`view.${view}`)}${view === 'now' ? html` <b class="num">${say.whole(now.all)}</b>` : nothing}</button></li>`,
    )}</ul><ul class="counts">${['urgent', 'attend', 'inform'].map(level)}${now.counts.asleep ? html`<li class="badge">${icon('moon')}${t('alarms.asleep')} <b class="num">${say.whole(now.counts.asleep)}</b></li>` : nothing}</ul></div>${body()}`);
  }

  desk.listen('now', (heard) => {
    now = heard;
    if (shown !== 'rules' || !rules) {
      show();
    }
  });
  if (shown !== 'now') {
    choose(shown);
  }
}

const SNOOZES = [1, 4, 24, 168];

function single(desk) {
  let one = null;

  const done = async (answer) => {
    if (await answer) {
      await look();
    }
  };
  const note = () => document.getElementById('note').value;

  const seeTo = () => done(desk.post('acknowledge', { alarm: desk.of, note: note() }));
  const snooze = (hours) => done(desk.post('snooze', { alarm: desk.of, until: new Date(Date.now() + hours * HOUR - 1000).toISOString(), note: note() }));

  const deed = (did) => html`<li><b>${t(`deed.${did.what}`)}</b><span class="num">${say.moment(did.at)}</span>${did.by ? html`<span>${did.by}</span>` : nothing}${did.until ? html`<small>${t('deed.until', { time: say.moment(did.until) })}</small>` : nothing}${
    did.note ? html`<small>${did.what === 'escalated' ? t(`for.${did.note}`) : did.note}</small>` : nothing
  }</li>`;

  const doing = () => html`<section class="card" aria-labelledby="do"><h2 id="do">${t('do.title')}</h2>
    <label class="field" for="note">${t('do.note')}<textarea id="note" maxlength="500" rows="2"></textarea></label>
    <p class="row">${one.acknowledged ? nothing : html`<button type="button" class="b p" @click=${seeTo}>${icon('eye')}${t('do.acknowledge')}</button>`}</p>
    <p class="hint">${t('do.snooze')}</p>
    <p class="row">${SNOOZES.filter((hours) => one.level !== 'urgent' || hours <= 24).map(
      (hours) => html`<button type="button" class="b small" @click=${() => snooze(hours)}>${icon('moon')}${lasted(hours * 60)}</button>`,
    )}</p></section>`;

  function show() {
    desk.render(html`<p><a class="b small" href="/alarms">${icon('backward')}${t('one.all')}</a></p>
      <h2 class="name">${one.title ?? one.rule} ${badge(one.level)} ${state(one)}</h2>
      <div class="one"><section class="card" aria-labelledby="wh"><h2 id="wh">${one.device}<small>${where(one)}</small></h2>
        ${one.now ? html`<p>${one.now}</p>` : nothing}<p class="hint">${t('one.since', { time: say.moment(one.began) })} ${measured(one)}</p>
        <p><a class="b" href="/fleet/${one.device}">${icon('panel')}${t('one.panel')}</a></p></section>
      ${one.closed ? nothing : doing()}
      <section class="card" aria-labelledby="ds"><h2 id="ds">${t('one.deeds')}</h2><ol class="deeds">${one.deeds.map(deed)}</ol></section></div>`);
  }

  async function look() {
    const now = await desk.get(`one/${encodeURIComponent(desk.of)}`);
    if (now) {
      one = now;
      show();
    }
  }

  desk.listen('now', look);
  look();
}

export async function open(desk) {
  (desk.of ? single : list)(desk);
}
