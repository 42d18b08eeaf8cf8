// The mother's way: today, the questions, putting the panel on, starting, and how it felt.
import { html, nothing } from 'lit-html';
import { face, icon } from './icons.js';
import { back } from './back.js';
import { picture } from './qr.js';
import { contact, looseZone } from './live.js';
import * as diary from './diary.js';
import * as say from './words.js';
import { t } from './words.js';

/** What main.js asks of every role's module; here it is her diary's. */
export const look = diary.look;
export const reworded = diary.reworded;
export const title = diary.title;
export const views = diary.views;

const HELD_MS = 1200;
const SURE_MS = 6000;
const canSpeak = 'speechSynthesis' in window;

/** Reads a sentence aloud, where the browser can. */
function aloud(words) {
  speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.lang = say.language();
  speechSynthesis.speak(spoken);
}

const speaker = (words) =>
  canSpeak
    ? html`<button type="button" class="icbtn" aria-label=${t('aloud')} @click=${() => aloud(words)}>${icon('aloud')}</button>`
    : nothing;

function greeting() {
  const hour = new Date().getHours();
  const part = hour < 4 || hour >= 18 ? 'evening' : hour < 11 ? 'morning' : hour < 15 ? 'noon' : 'afternoon';
  return t(`greeting.${part}`);
}

/** What stands against a massage before its questions: they are asked when she gets ready. */
const obstacles = (now) =>
  now.against.filter((one) => !['screening-open', 'screening-expired'].includes(one.why));

/** A time today; a day and a time where that is later. */
const moment = (at) => (at.toDateString() === new Date().toDateString() ? say.timeOfDay(at) : `${say.day(at)} ${say.timeOfDay(at)}`);

function reasons(now) {
  const told = [];
  for (const one of obstacles(now)) {
    const words = say.refusal(one.why);
    const until = one.waitS > 0 ? new Date(Date.now() + one.waitS * 1000) : null;
    if (!told.some((other) => other.words === words)) {
      told.push({ words, again: until ? t('today.again-from', { time: moment(until) }) : '' });
    }
  }
  return told;
}

const steps = () => html`<ol class="steps" aria-label=${t('today.steps')}>
  <li>${icon('talk')}1. ${t('today.step.questions')}</li>
  <li>${icon('panel')}2. ${t('today.step.panel')}</li>
  <li>${icon('hand')}3. ${t('today.step.start')}</li></ol>`;

/** Today: what is prescribed, and whether it may begin; the one thing to do next. */
export function today(store, ask, go) {
  const { bed, now } = store;
  const elsewhere = now.lease && !now.lease.mine;
  const underWay = elsewhere && ['screening', 'armed'].includes(now.state);
  const told = reasons(now);
  const inTurn = now.turn ? t(`turn.${now.turn}`) : '';
  const ready = told.length === 0 && now.fresh && !inTurn;
  return html`<main class="today">
    <section class="hero" aria-labelledby="next">
      ${back(bed, '-215 -292 430 500', '')}
      <div class="txt">
        <p class="when ${ready ? '' : 'waits'}">${icon(ready ? 'panel' : 'clock')}${ready ? t('today.ready') : t('today.not-ready')}</p>
        <h2 id="next">${say.programme()}</h2>
        <p class="say">${t('today.minutes', { minutes: Math.round(bed.durationMs / 60000) })}. ${t('today.when')}</p>
        ${ready ? html`<p class="remains">${now.treatmentsLeft === 1 ? t('today.left.one') : t('today.left', { left: now.treatmentsLeft })}</p>` : nothing}
      </div>
      ${underWay
        ? html`<div class="why" role="status">${icon('eye')}<p><b>${t('today.under-way')}</b>${t('today.elsewhere')}</p></div>`
        : inTurn
          ? html`<div class="why" role="status">${icon('pulse')}<p>${inTurn}</p></div>`
        : told.length > 0
          ? html`<div class="why" role="status">${icon(told[0].again ? 'clock' : 'rest')}<p>${told[0].words} ${told[0].again ? html`<b>${told[0].again}</b>` : nothing}</p></div>`
          : html`<button type="button" class="go" @click=${() => go.prepare()}>${icon('hand')}${t('today.go')}</button>${steps()}`}
    </section>
    ${told.length > 1
      ? html`<section class="also"><h3>${t('today.also')}</h3><ul>${told.slice(1).map((one) => html`<li>${icon('warning')}<span>${one.words} ${one.again}</span></li>`)}</ul></section>`
      : nothing}
    ${diary.reminds(ready)}
    <button type="button" class="worry" @click=${() => go.to('worry')}>${icon('warning')}
      <span><b>${t('today.worry')}</b><small>${t('today.worry.more')}</small></span>${icon('forward')}</button>
    <button type="button" class="worry note-down" @click=${() => go.to('diary')}>${icon('drop')}
      <span><b>${t('diary.title')}</b><small>${t('diary.say')}</small></span>${icon('forward')}</button>
    ${elsewhere && !underWay
      ? html`<button type="button" class="plain" @click=${() => ask('/lease')}>${t('today.take')}</button>`
      : nothing}
    ${company(store, ask, go)}
    <button type="button" class="plain quiet" @click=${() => go.unpair()}>${t('leave')}</button>
  </main>`;
}

/** Who sits beside her: a code for his phone, and what he sees. */
function company(store, ask, go) {
  const { now, invited } = store;
  const sees = now.company?.sees;
  const call = now.company?.call;
  return html`<details class="card company" ?open=${Boolean(invited) || Boolean(call)}><summary>${icon('talk')}<span><b>${t('company.title')}</b><small>${call ? (call.heard ? t('company.coming') : t('company.called')) : t('company.say')}</small></span>${icon('forward')}</summary>
    ${call
      ? html`<button type="button" class="second" @click=${() => ask('/call-over')}>${t('company.over')}</button>`
      : html`<button type="button" class="second" @click=${() => ask('/call')}>${icon('hand')}${t('company.call')}</button>`}
    <fieldset class="choice"><legend>${t('company.sees')}</legend>
      ${['all', 'progress'].map((one) => html`<label><input type="radio" name="sees" value=${one} .checked=${sees === one} @change=${() => ask('/share', { sees: one })}><span>${t(`company.sees.${one}`)}</span></label>`)}</fieldset>
    ${invited
      ? html`<p class="hint">${t('company.code.say')}</p>${picture(invited.qr, t('company.code.picture'))}
        <p class="codeline" aria-label=${t('company.code')}>${invited.code}</p><p class="hint link">${invited.link}</p>`
      : html`<button type="button" class="second" @click=${() => go.invite()}>${icon('plus')}${t('company.invite')}</button>`}
    <button type="button" class="plain" @click=${() => ask('/uninvite')}>${t('company.uninvite')}</button>
  </details>`;
}

export const todayHeading = () => greeting();

/** The danger signs and what to do now, without any network and without a question. */
export function worry(store, go) {
  return html`<main class="still danger">
    <p class="sign">${icon('warning')}</p>
    <h2>${t('worry.title')}</h2>
    <p class="say">${t('worry.say')} ${speaker(`${t('worry.title')}. ${t('worry.say')}`)}</p>
    <h3>${t('worry.signs')}</h3>
    <ul class="signs">${store.bed.questions.filter((one) => one.severity === 'go-now').map((one) => html`
      <li><details><summary>${icon(pictures[one.id])}<span>${say.question(one.id).asks}</span></summary>
        <p>${say.question(one.id).now}</p></details></li>`)}</ul>
    <button type="button" class="second" @click=${() => go.to('')}>${t('back')}</button>
  </main>`;
}

const pictures = {
  pregnant: 'baby', bleeding: 'drop', headache: 'head', swelling: 'hand', chest: 'breath', leg: 'leg', fever: 'warm',
  belly: 'spark', 'dark-thoughts': 'heart', breast: 'drop', skin: 'back', numb: 'back', spine: 'back', implant: 'spark', blood: 'drop',
};

/** One question a screen; what is not answered permits nothing. */
export function screening(store, ask, go) {
  const { bed, now } = store;
  const id = now.left[0];
  if (!id) {
    return html`<main class="still"><p class="loading">${t('loading')}</p></main>`;
  }
  const number = bed.questions.length - now.left.length + 1;
  const words = say.question(id).asks;
  const answer = (yes) => ask('/answer', { question: id, yes });
  if (store.view === 'unsure') {
    return html`<main class="still unsure">
      <p class="picture">${icon('talk')}</p>
      <h2>${t('unsure.title')}</h2><p class="say">${t('unsure.say')}</p>
      <div class="push"></div>
      <button type="button" class="second" @click=${() => go.to('')}>${t('unsure.again')}</button>
      <button type="button" class="second" @click=${() => go.leave()}>${t('screening.leave')}</button>
    </main>`;
  }
  return html`<main class="still question">
    <progress max=${bed.questions.length} value=${number} aria-label=${t('screening.place', { number, of: bed.questions.length })}></progress>
    <p class="place">${t('screening.place', { number, of: bed.questions.length })}</p>
    ${number === 1 ? html`<p class="say first">${t('screening.first')}</p>` : nothing}
    <div class="push"></div>
    <p class="picture">${icon(pictures[id])}</p>
    <h2 id="asks" aria-live="polite">${words}</h2>
    <p class="speak">${speaker(words)}</p>
    <div class="push"></div>
    <div class="pair" role="group" aria-labelledby="asks">
      <button type="button" @click=${() => answer(false)}>${t('screening.no')}</button>
      <button type="button" @click=${() => answer(true)}>${t('screening.yes')}</button>
    </div>
    <div class="row">
      <button type="button" class="plain" @click=${() => go.to('unsure')}>${t('screening.unsure')}</button>
      <button type="button" class="plain" @click=${() => go.leave()}>${t('screening.leave')}</button>
    </div>
    ${bed.questions.find((one) => one.id === id).awaitsSignature ? html`<p class="draft">${t('screening.draft')}</p>` : nothing}
  </main>`;
}

/** An answer forbids it: what to do now, and no way on to a start. */
export function forbidden(store, ask) {
  const { bed, now } = store;
  const because = now.because.map((id) => bed.questions.find((one) => one.id === id));
  const first = because[0];
  const danger = first?.severity === 'go-now';
  const words = first ? say.question(first.id).now : say.reason('screening-forbids');
  return html`<main class="still ${danger ? 'danger' : 'held'}">
    <p class="sign">${icon(danger ? 'warning' : 'rest')}</p>
    <h2>${danger ? t('danger.title') : t('forbids.title')}</h2>
    <p class="told" role="alert">${words}</p>
    ${danger ? html`<p class="say">${t('danger.say')}</p><p class="say">${t('danger.held')}</p>` : nothing}
    <p class="speak">${speaker(words)}</p>
    <div class="push"></div>
    <button type="button" class="second" @click=${() => ask('/acknowledge')}>${t('danger.done')}</button>
  </main>`;
}

let holding = 0;

function press(store, event, start) {
  if (holding || (event.type === 'keydown' && (event.repeat || ![' ', 'Enter'].includes(event.key)))) {
    return;
  }
  if (event.type === 'keydown') {
    event.preventDefault();
  }
  const button = event.currentTarget;
  button.classList.add('held');
  holding = setTimeout(() => {
    letGo(button);
    start();
  }, HELD_MS);
}

function letGo(button) {
  clearTimeout(holding);
  holding = 0;
  button.classList.remove('held');
}

/** From the shoulders down, each step ticked off once both of its sides touch. */
function ticks(bed, now) {
  const rows = [...new Set(bed.zones.map((site) => site.name.replace(/-[^-]*$/, '')))];
  return html`<ol class="ticks" aria-label=${t('wear.steps')}>${rows.map((row) => {
    const done = now.fresh && bed.zones.every((site, i) => !site.name.startsWith(`${row}-`) || now.zones?.[i]?.touches);
    return html`<li class=${done ? 'done' : ''}>${icon(done ? 'check' : 'open')}<span>${t(`wear.step.${row}`) || say.zone(row)}</span><span class="heard">${done ? t('wear.step.done') : t('wear.step.open')}</span></li>`;
  })}</ol>`;
}

/** The panel on her back: one strap at a time, then a start that is meant. */
export function wear(store, ask, go) {
  const { bed, now } = store;
  const touches = contact(now);
  const loose = looseZone(now);
  const fits = touches.touching >= bed.zonesGood;
  const doubted = now.zones?.findIndex((zone) => zone.doubted) ?? -1;
  const words = !now.fresh
    ? t('lost.touch')
    : touches.touching === 0
      ? t('wear.none')
      : doubted >= 0
        ? say.doubted(bed.zones[doubted].name)
        : loose >= 0
          ? say.loose(bed.zones[loose].name)
          : t('wear.lean');
  const start = () => go.start();
  return html`<main class="wear">
    <figure>${back(bed, '-206 -90 412 410', t('live.contact', touches), { zones: now.zones, missing: true, loose, sides: true })}</figure>
    <div class="below">
      <h2 aria-live="polite">${words}</h2>
      ${ticks(bed, now)}
      <p class="say num">${t('wear.touching', touches)}</p>
      ${touches.touching > 0 && now.fresh
        ? html`<button type="button" class="hold ${fits ? '' : 'quiet'}" aria-describedby="how"
            @pointerdown=${(event) => press(store, event, start)}
            @pointerup=${(event) => letGo(event.currentTarget)}
            @pointerleave=${(event) => letGo(event.currentTarget)}
            @pointercancel=${(event) => letGo(event.currentTarget)}
            @contextmenu=${(event) => event.preventDefault()}
            @keydown=${(event) => press(store, event, start)}
            @keyup=${(event) => letGo(event.currentTarget)}>
            <svg class="ringed" viewBox="0 0 100 100" aria-hidden="true"><circle class="bed" cx="50" cy="50" r="45"/><circle class="fill" cx="50" cy="50" r="45" pathLength="100"/></svg>
            ${icon('hand')}<span>${t('wear.start')}</span></button>
          <p class="how" id="how">${t('wear.hold')}</p>`
        : nothing}
      <div class="row">
        ${touches.touching > 0 && now.fresh
          ? html`<button type="button" class="plain" @click=${() => go.sure(SURE_MS, start)}>${store.sure ? t('wear.sure') : t('wear.two-taps')}</button>`
          : nothing}
        <button type="button" class="plain" @click=${() => go.leave()}>${t('wear.leave')}</button>
      </div>
    </div>
  </main>`;
}

const FEELINGS = { pain: 'spark', calm: 'calm', milk: 'drop', mood: 'heart' };
const VALUES = [0, 3, 7, 10];

/** Why it is over, and how it felt: each answer one tap, and none of them needed. */
export function end(store, ask, go) {
  const { now } = store;
  const asks = now.diary && now.state !== 'faulted' && now.placeMs > 0;
  const feelings = store.feelings;
  return html`<main class="still end">
    <p class="picture ${now.state}">${icon(now.state === 'completed' ? 'check' : now.state === 'faulted' ? 'warning' : 'rest')}</p>
    <h2 aria-live="polite">${say.reason(now.why)}</h2>
    <p class="speak">${speaker(say.reason(now.why))}</p>
    ${asks
      ? html`<section class="feel" aria-labelledby="feel"><h3 id="feel">${t('end.feel')}</h3>
        ${Object.entries(FEELINGS).map(([name, picture]) => html`<fieldset><legend>${icon(picture)}${t(`end.${name}`)}</legend>
          <div class="faces">${VALUES.map((value, i) => html`<label class=${feelings[name] === value ? 'chosen' : ''}>
            <input type="radio" name=${name} value=${value} .checked=${feelings[name] === value} @change=${() => go.feel(name, value)}>
            ${face(name === 'pain' ? 3 - i : i)}<span>${t(`end.${name}.${i}`)}</span></label>`)}</div></fieldset>`)}
        </section>
        <div class="pair">
          <button type="button" @click=${() => ask('/acknowledge')}>${t('end.later')}</button>
          <button type="button" ?disabled=${Object.keys(feelings).length === 0} @click=${() => go.saveFeelings()}>${t('end.save')}</button>
        </div>`
      : html`<div class="push"></div><button type="button" class="second" @click=${() => ask('/acknowledge')}>${t('end.understood')}</button>`}
    <button type="button" class="worry" @click=${() => go.to('worry')}>${icon('warning')}
      <span><b>${t('today.worry')}</b><small>${t('today.worry.more')}</small></span>${icon('forward')}</button>
  </main>`;
}
