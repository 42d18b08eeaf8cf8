// Whose a panel is: an offer to be its clinic, shown as a picture for a phone's camera; and letting it go. What became of either, only the panel says.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import { picture } from './qr.js';
import * as say from './words.js';
import { t } from './words.js';

const MAY = ['technician', 'administrator'];

export const may = (desk) => MAY.includes(desk.person.role);

const groups = (fingerprint) => html`<span class="key">${fingerprint.match(/.{4}/g).map((group) => html`<span>${group}</span> `)}</span>`;

/** What a new offer needs to know. */
export function form(desk, device, offered) {
  const send = async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    const name = device ?? fields.device.trim();
    if (await desk.post('offer', { device: name, address: fields.address.trim(), broker: fields.broker.trim() })) {
      offered(name);
    }
  };
  return html`<form class="fields" @submit=${send}>
    ${device ? nothing : html`<label class="field">${t('whose.device')}<input name="device" required maxlength="32" pattern="[A-Za-z0-9\\-]+" autocomplete="off" autocapitalize="none" spellcheck="false"></label>`}
    <label class="field">${t('whose.address')}<input name="address" required maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false" .defaultValue=${t('whose.address.usual')}></label>
    <label class="field">${t('whose.broker')}<input name="broker" maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="ssl://"></label>
    <button class="b p">${icon('plus')}${t('whose.offer')}</button></form>
    <p class="hint">${t('whose.offer.say')}</p>`;
}

const LOOK = { offered: ['info', 'clock'], claimed: ['ok', 'check'], left: ['', 'minus'], withdrawn: ['', 'cross'], ended: ['', 'clock'] };
const badge = (state) => html`<span class="badge ${LOOK[state][0]}">${icon(LOOK[state][1])}${t(`whose.state.${state}`)}</span>`;

/** Taken at the panel although it was withdrawn here, or over: that is not hidden. */
const late = (one) => one.told && one.withdrawn && one.withdrawn < one.told;

const when = (one) => one.left ?? one.told ?? one.withdrawn ?? (one.state === 'ended' ? one.until : one.at);

const open = (desk, one, look) => html`<div class="open">${picture(one.qr, t('whose.picture'))}
  <div><p><b>${t('whose.scan')}</b></p><p class="hint">${t('whose.compare')}</p>${groups(one.fingerprint)}
  <p class="hint">${t('whose.until', { time: say.timeOfDay(new Date(one.until)), facility: one.facility })}</p>${refused(one)}
  <details><summary>${t('whose.typed')}</summary><code class="offer" tabindex="0">${one.link}</code></details>
  <button type="button" class="b small" @click=${async () => {
    await desk.post('withdraw', { device: desk.of, number: one.number });
    await look();
  }}>${t('whose.withdraw')}</button></div></div>`;

const WHY_NOT = ['claimed-already', 'offer-used', 'offer-over', 'massage-goes-on'];

/** Somebody at the panel has tried it in vain; it may be tried again while it is good. */
function refused(one) {
  if (!one.refused || one.told) {
    return nothing;
  }
  const why = WHY_NOT.includes(one.refused) ? one.refused : 'other';
  return html`<p class="vain">${icon('warning')}<span>${t('whose.refused', { time: say.moment(one.refusedAt) })} ${t(`whose.refused.${why}`)}</span></p>`;
}

const row = (one) => html`<li>${badge(one.state)} <small class="num">${one.by} · ${say.moment(when(one))}</small>${late(one) ? html`<small>${t('whose.late')}</small>` : nothing}${refused(one)}</li>`;

const STEPS = { asked: ['info', 'clock'], sent: ['info', 'send'], taken: ['care', 'clock'], refused: ['stop', 'warning'], superseded: ['care', 'minus'], wiped: ['ok', 'check'] };

/** How far a panel is with going; until it says that it is wiped it may hold what is a mother's. */
const going = (whose) => {
  const { letGo } = whose;
  const [kind, shape] = STEPS[letGo.stage];
  return html`<div class="going" role="status"><p><span class="badge ${kind}">${icon(shape)}${t(`whose.step.${letGo.stage}`)}</span> <small class="num">${letGo.by} · ${say.moment(letGo.wiped ?? letGo.answered ?? letGo.sent ?? letGo.at)}</small></p>
    <p class="hint">${t(`whose.step.${letGo.stage}.say`, { why: letGo.refused, entries: say.whole(whose.says?.waiting ?? 0) })}</p><p class="hint">${t('whose.why.was', { why: letGo.why })}</p></div>`;
};

/** Deliberate: a reason, and the panel's name, typed. */
function leave(desk, whose, look) {
  const send = async (event) => {
    event.preventDefault();
    const { why, typed } = Object.fromEntries(new FormData(event.currentTarget));
    await desk.post('let-go', { device: desk.of, why: why.trim(), typed: typed.trim() });
    await look();
  };
  return html`<details class="leave"><summary>${t('whose.let-go')}</summary><p class="hint">${t('whose.let-go.say')}</p>
    ${
      whose.worn
        ? html`<p class="row">${icon('warning')}<span>${t('refused.worn')}</span></p>`
        : html`<form class="fields" @submit=${send}><label class="field">${t('whose.why')}<input name="why" required maxlength="200" autocomplete="off"></label>
            <label class="field">${t('whose.type', { device: desk.of })}<input name="typed" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
            <button class="b halt">${icon('lock')}${t('whose.let-go.do')}</button></form>`
    }</details>`;
}

const says = (whose) => {
  if (!whose.says) {
    return html`<p class="hint">${t('whose.says.nothing')}</p>`;
  }
  const { fingerprint, at } = whose.says;
  const whom = () => t(fingerprint === whose.key ? 'whose.says.ours' : 'whose.says.other');
  return html`<p>${fingerprint ? whom() : t('whose.says.nobody')}</p>${fingerprint ? groups(fingerprint) : nothing}
    <p class="hint">${t('fleet.at', { time: say.moment(at) })}</p>`;
};

/** The card of one panel. */
export function card(desk, whose, look) {
  const [first, ...before] = whose.offers;
  const isOpen = first?.state === 'offered';
  const leaves = whose.letGo && !['wiped', 'superseded', 'refused'].includes(whose.letGo.stage);
  return html`<section class="card whose" aria-labelledby="wh"><h2 id="wh">${t('whose.title')}</h2>
    ${says(whose)}${whose.letGo ? going(whose) : nothing}
    ${isOpen ? open(desk, first, look) : nothing}
    ${whose.offers.length > (isOpen ? 1 : 0) ? html`<ul class="offers">${(isOpen ? before : whose.offers).map(row)}</ul>` : nothing}
    ${
      whose.key
        ? html`${isOpen || leaves ? nothing : html`<details class="leave"><summary>${t('whose.offer.new')}</summary>${form(desk, desk.of, look)}</details>`}${leaves ? nothing : leave(desk, whose, look)}`
        : html`<p class="hint">${t('whose.no-key')}</p>`
    }</section>`;
}
