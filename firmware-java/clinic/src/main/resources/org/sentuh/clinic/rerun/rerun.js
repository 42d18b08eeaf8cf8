// Her recorded massages under another programme, beside what was delivered then.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

const outcome = (one) => (['completed', 'faulted'].includes(one.outcome) ? one.outcome : 'stopped');
const CANNOT = ['peaks', 'skin', 'her', 'after', 'day'];

const total = (account) => (account?.zones ?? []).reduce((sum, zone) => sum + zone.delivered, 0);

export async function open(desk) {
  const choices = (await desk.get('choices')) ?? [];
  const shown = { facts: null, chosen: choices.find((one) => one.approved) ?? choices[0], busy: false };
  const title = (one) => one.title[say.language()];

  async function tried(event) {
    event.preventDefault();
    const { code, programme } = Object.fromEntries(new FormData(event.currentTarget));
    const dot = programme.lastIndexOf('.');
    shown.chosen = choices.find((one) => `${one.name}.${one.revision}` === programme);
    shown.busy = true;
    show();
    shown.facts = (await desk.get(`try/${encodeURIComponent(code.trim())}/${programme.slice(0, dot)}/${programme.slice(dot + 1)}`)) ?? null;
    shown.busy = false;
    show();
  }

  /** How it went, in a phrase. */
  function went(would) {
    if (!would.proven) {
      return t('rerun.not-proven');
    }
    if (!would.began) {
      return t('rerun.not-begun');
    }
    return would.over
      ? t('rerun.ended', { outcome: t(`rerun.outcome.${would.outcome}`), time: say.clock(would.untilS) })
      : t('rerun.open', { known: say.clock(would.untilS), lasts: say.clock(would.lastsS) });
  }

  const limit = (one) => html`<li>${one.said} <span class="num">${one.times > 1 ? t('rerun.times', { count: one.times, time: say.clock(one.lastedS) }) : t('rerun.once', { time: say.clock(one.lastedS) })}</span></li>`;

  const gentler = (account) =>
    account.limits.length ? html`<p class="hint">${t('rerun.gentler')}</p><ul class="told-of">${account.limits.map(limit)}</ul>` : html`<p class="hint">${icon('check')}${t('rerun.never-gentler')}</p>`;

  const bar = (value, most, kind) => html`<span class="bar ${kind}"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${Math.max(0.5, (100 * value) / most)} height="8" rx="1.5"/></svg><span class="num">${t('rerun.seconds', { value: say.fixed(value, 1) })}</span></span>`;

  function zones(was, would) {
    const most = Math.max(1, ...was.zones.map((zone) => zone.delivered), ...(would?.zones ?? []).map((zone) => zone.delivered));
    return html`<table class="both"><thead><tr><th scope="col">${t('rerun.place')}</th><th scope="col">${t('rerun.was')}</th>${would ? html`<th scope="col">${t('rerun.would', { title: title(shown.chosen) })}</th>` : nothing}</tr></thead>
      <tbody>${was.zones.map((zone, i) => html`<tr><th scope="row">${zone.said}</th><td data-label=${t('rerun.was')}>${bar(zone.delivered, most, 'was')}</td>${would ? html`<td data-label=${title(shown.chosen)}>${bar(would.zones[i].delivered, most, 'would')}</td>` : nothing}</tr>`)}</tbody></table>`;
  }

  /** How near the same way of playing comes to what really was. */
  function check(one) {
    if (!one.same?.account?.zones || !one.was.zones || total(one.was) === 0) {
      return t('rerun.no-check');
    }
    const off = Math.abs(total(one.same.account) - total(one.was)) / total(one.was);
    return t('rerun.check', { off: say.fixed(100 * off, 1) });
  }

  const treatment = (one) => html`<section class="card"><h2>${one.at ? say.moment(one.at) : say.moment(one.received)} <small>${one.programme}</small></h2>
    <div class="ways"><div><h3>${t('rerun.was')}</h3><p>${t(`rerun.outcome.${outcome(one)}`)}</p>${gentler(one.was)}</div>
      <div><h3>${title(shown.chosen)}</h3><p>${went(one.would)}</p>${one.would.why && one.would.outcome !== 'completed' ? html`<p class="hint">${one.would.why}</p>` : nothing}${one.would.account ? gentler(one.would.account) : nothing}</div></div>
    ${one.was.zones ? zones(one.was, one.would.account?.zones ? one.would.account : null) : nothing}
    <p class="hint">${icon('question')}${check(one)}</p></section>`;

  function results() {
    const { facts } = shown;
    if (!facts) {
      return html`<p class="hint">${t('rerun.none-here')}</p>`;
    }
    if (facts.treatments.length === 0) {
      return html`<p class="card hint">${icon('gap')}${t('rerun.none')}</p>`;
    }
    return html`${facts.treatments.map(treatment)}${facts.without ? html`<p class="hint">${icon('gap')}${t('rerun.without', { count: facts.without })}</p>` : nothing}
      <div class="row"><a class="b" href="/prescribing">${icon('pencil')}${t('rerun.prescribe')}</a><a class="b" href=${`/mothers/${encodeURIComponent(facts.code)}`}>${icon('users')}${t('rerun.hers')}</a></div>`;
  }

  function show() {
    desk.render(html`<div class="rerun"><div class="stack">
      <section class="card" aria-labelledby="rerun"><h2 id="rerun">${t('rerun.title')}</h2><p>${t('rerun.say')}</p>
        <form class="fields" @submit=${tried}><label class="field">${t('rerun.code')}<input name="code" required maxlength="40" autocomplete="off" .value=${shown.facts?.code ?? desk.of}></label>
          <label class="field">${t('rerun.programme')}<select name="programme">${choices.map((one) => html`<option value=${`${one.name}.${one.revision}`} ?selected=${one === shown.chosen}>${one.approved ? `${title(one)} · r${one.revision}` : t('rerun.not-approved', { title: title(one), revision: one.revision })}</option>`)}</select></label>
          <button class="b p" ?disabled=${shown.busy}>${icon('redo')}${t(shown.busy ? 'rerun.busy' : 'rerun.go')}</button></form></section>
      ${results()}</div>
      <section class="card" aria-labelledby="cannot"><h2 id="cannot">${t('rerun.cannot')}</h2><ul class="cannot">${CANNOT.map((one) => html`<li>${icon('question')}<span>${t(`rerun.cannot.${one}`)}</span></li>`)}</ul></section></div>`);
  }
  show();
}
