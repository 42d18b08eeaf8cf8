// The device changes hands: what erases all that is of the mother before.
import { html } from 'lit-html';
import { icon } from './icons.js';
import { t } from './words.js';

const own = { sign: '', device: '', open: false, asked: false };

const field = (name, show) => html`<label class="field"><span>${t(`wipe.${name}`)}</span>
  <input type="text" name=${`wipe-${name}`} maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${own[name]}
    @input=${(event) => {
      own[name] = event.target.value;
      show();
    }}></label>`;

/** What goes, what stays, and the name that has to be typed before. */
export function wipe(ask, show) {
  if (own.asked) {
    return html`<section class="card" role="status"><h2>${icon('check')}${t('wipe.asked')}</h2><p class="hint">${t('wipe.asked.say')}</p></section>`;
  }
  const go = async () => {
    if (await ask('/wipe', { sign: own.sign.trim(), device: own.device.trim() })) {
      Object.assign(own, { sign: '', device: '', asked: true });
      show();
    }
  };
  const open = () => {
    own.open = true;
    show();
  };
  return html`<section class="card" aria-labelledby="wipe"><h2 id="wipe">${icon('box')}${t('wipe.title')}</h2>
    <p class="hint">${t('wipe.say')}</p>
    ${own.open
      ? html`<p class="hint">${t('wipe.goes')}</p><p class="hint">${t('wipe.stays')}</p>${field('sign', show)}${field('device', show)}
        <button type="button" class="second" ?disabled=${!own.sign.trim() || !own.device.trim()} @click=${go}>${icon('cross')}${t('wipe.go')}</button>`
      : html`<button type="button" class="second" @click=${open}>${t('wipe.open')}</button>`}</section>`;
}
