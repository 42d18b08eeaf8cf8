// The choice of a language: a button where there are two, a list by their own names where there are more.
import { html } from 'lit-html';
import * as say from './words.js';
import { t } from './words.js';

/** For the tools of a page. What it is handed is told the code that was chosen. */
export function tongue(chosen) {
  const all = say.languages();
  if (all.length === 2) {
    const other = all.find((one) => one.code !== say.language());
    return html`<button type="button" class="icbtn lang" aria-label=${t('language.label')} @click=${() => chosen(other.code)}>${t('language.code')}</button>`;
  }
  return html`<select class="lang" aria-label=${t('language.choose')} @change=${(event) => chosen(event.target.value)}>
    ${all.map((one) => html`<option value=${one.code} lang=${one.code} ?selected=${one.code === say.language()}>${one.name}</option>`)}</select>`;
}
