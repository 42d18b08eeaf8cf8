// Every change, newest first, and whether the chain of them holds.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

export async function open(desk) {
  let lines = (await desk.get('lines')) ?? [];
  let found = null;

  async function older() {
    const next = (await desk.get(`lines?below=${lines.at(-1).number}`)) ?? [];
    lines = [...lines, ...next];
    show();
  }

  async function check() {
    found = await desk.get('check');
    show();
  }

  const told = () => {
    if (!found) {
      return nothing;
    }
    return found.broken
      ? html`<span class="badge stop" role="status">${icon('warning')}${t('audit.broken', { number: found.broken })}</span>`
      : html`<span class="badge ok" role="status">${icon('check')}${t('audit.whole')}</span>`;
  };

  const row = (one) => html`<tr>
    <th scope="row" class="num">${one.number}</th>
    <td class="num" data-label=${t('audit.at')}>${say.moment(one.at)}</td>
    <td data-label=${t('audit.who')}>${one.who}<small>${one.facility}</small></td>
    <td data-label=${t('audit.act')}><span class="mono">${one.act}</span></td>
    <td data-label=${t('audit.subject')}>${one.subject}<small>${one.detail}</small></td>
    <td class="mono" data-label=${t('audit.hash')}>${one.hash.slice(0, 12)}</td></tr>`;

  function show() {
    desk.render(html`<div class="stack">
      <section class="card row"><p class="hint">${t('audit.say')}</p><button type="button" class="b" @click=${check}>${t('audit.check')}</button>${told()}</section>
      <table class="list"><thead><tr><th scope="col">${t('audit.number')}</th><th scope="col">${t('audit.at')}</th><th scope="col">${t('audit.who')}</th><th scope="col">${t('audit.act')}</th><th scope="col">${t('audit.subject')}</th><th scope="col">${t('audit.hash')}</th></tr></thead>
        <tbody>${lines.map(row)}</tbody></table>
      ${lines.length && lines.at(-1).number > 1 ? html`<button type="button" class="b" @click=${older}>${t('audit.older')}</button>` : nothing}</div>`);
  }
  show();
}
