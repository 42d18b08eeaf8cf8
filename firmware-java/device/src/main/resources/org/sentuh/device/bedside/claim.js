// Whose panel it is: a clinic's offer is looked at, compared with the desk's screen, and taken.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

const MARK = '#claim=';

const own = { text: '', seen: null, failed: '', asking: false, done: false };

// The offer stands behind the #, where no server and no proxy ever sees it; a camera brought it here.
const pick = () => {
  if (location.hash.startsWith(MARK)) {
    Object.assign(own, { text: location.hash.slice(MARK.length), seen: null, failed: '', done: false });
    history.replaceState(null, '', location.pathname);
  }
};
pick();

const groups = (fingerprint) => html`<p class="fingerprint mono">${fingerprint.match(/.{4}/g).map((group) => html`<span>${group}</span> `)}</p>`;

/** Asks the panel what an offer says; whether it can be taken, the panel judges. */
async function look(store, ask, show) {
  own.asking = true;
  const ok = await ask('/offer', { offer: own.text });
  own.asking = false;
  own.seen = ok ? store.answer : null;
  own.failed = ok ? '' : store.told;
  if (!ok) {
    own.text = '';
  }
  show();
}

function forget(show) {
  Object.assign(own, { text: '', seen: null, failed: '' });
  show();
}

async function take(ask, show) {
  const offer = own.text;
  if (await ask('/claim', { offer })) {
    Object.assign(own, { text: '', seen: null, failed: '', done: true });
  }
  show();
}

/** Whether somebody has brought an offer: then it stands first. */
export const isOffered = () => {
  pick();
  return own.text !== '' || own.done;
};

/** Who offers what, the key to be compared, and the deliberate tap. */
export function offer(store, ask, show) {
  if (own.done) {
    return html`<section class="card" role="status"><h2>${icon('check', 'ok')}${t('claim.done')}</h2><p class="hint">${t('claim.done.say')}</p></section>`;
  }
  const { seen } = own;
  if (!seen) {
    if (!own.asking) {
      queueMicrotask(() => look(store, ask, show));
    }
    return html`<section class="card" role="status"><h2>${icon('clock')}${t('claim.looks')}</h2></section>`;
  }
  return html`<section class="card offer" aria-labelledby="offer"><h2 id="offer">${icon('box')}<span>${t('claim.offer', { facility: seen.facility })}</span></h2>
    <p class="hint">${t('claim.offer.by', { by: seen.by, device: seen.device, time: say.moment(seen.until) })}</p>
    ${
      seen.against
        ? html`<p class="against">${icon('warning')}<span>${say.refusal(seen.against)}</span></p>`
        : html`<p>${t('claim.compare')}</p>${groups(seen.fingerprint)}
          ${seen.endJudged ? nothing : html`<p class="against">${icon('clock')}<span>${t('claim.end-unknown')}</span></p>`}
          ${seen.hears ? nothing : html`<p class="against">${icon('warning')}<span>${t('claim.hears-not', { broker: seen.broker })}</span></p>`}
          <p class="hint">${t('claim.then')}</p>
          <button type="button" class="go" @click=${() => take(ask, show)}>${icon('check')}${t('claim.go')}</button>`
    }
    <button type="button" class="second" @click=${() => forget(show)}>${t('claim.away')}</button></section>`;
}

/** Which clinic has the panel, and how one comes to it. */
export function clinic(around, store, ask, show) {
  const whose = around?.clinic;
  if (!whose) {
    return nothing;
  }
  const read = (event) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('offer').trim();
    own.text = text.includes(MARK) ? text.slice(text.indexOf(MARK) + MARK.length) : text;
    look(store, ask, show);
  };
  return html`<section class="card" aria-labelledby="clinic"><h2 id="clinic">${icon('lock')}${t('claim.title')}</h2>
    ${
      whose.fingerprint
        ? html`<p class="hint">${t(whose.letsGo ? 'claim.leaving' : 'claim.has')}</p>${groups(whose.fingerprint)}`
        : html`<p>${t('claim.none')}</p><p class="hint">${t('claim.say')}</p>${own.failed ? html`<p class="against" role="alert">${icon('warning')}<span>${own.failed}</span></p>` : nothing}
          <form @submit=${read}><label class="field"><span>${t('claim.paste')}</span>
            <input type="text" name="offer" maxlength="1800" required autocomplete="off" autocapitalize="none" spellcheck="false"></label>
            <button class="second">${t('claim.look')}</button></form>`
    }</section>`;
}
