// What is kept of one person: found, handed out, and deleted at her wish with a second person behind it.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

const LEAD = 'lead-midwife';

export async function open(desk) {
  const shown = { wishes: [], mother: null, person: null, busy: '' };
  const lead = desk.person.role === LEAD;

  async function again() {
    shown.wishes = (await desk.get('wishes')) ?? shown.wishes;
    if (shown.mother) {
      shown.mother = (await desk.get(`mother/${encodeURIComponent(shown.mother.code)}`)) ?? shown.mother;
    }
    show();
  }

  async function find(event) {
    event.preventDefault();
    const code = event.currentTarget.code.value.trim();
    shown.mother = shown.person = null;
    const found = await desk.get(`${lead ? 'mother' : 'person'}/${encodeURIComponent(code)}`);
    shown[lead ? 'mother' : 'person'] = found ?? null;
    show();
    desk.main.querySelector('.foundhere h2')?.focus();
  }

  /** Something that takes a while, during which nothing is pressed twice. */
  async function doing(what, deed) {
    shown.busy = what;
    show();
    await deed();
    shown.busy = '';
    await again();
  }

  const take = (path, body) => () => doing('take', () => desk.save(path, body));

  async function asked(event, path, more = {}) {
    event.preventDefault();
    const form = event.currentTarget;
    const given = Object.fromEntries(new FormData(form));
    await doing(path, async () => {
      const answer = await desk.post(path, { ...given, ...more });
      if (answer) {
        form.reset();
        desk.tell(path === 'ask' ? t('personal.asked') : answer.scrubbed ? t('personal.erased') : t('personal.erased-not-scrubbed'));
      }
    });
  }

  /** Where a wish has come to. */
  const state = (one) =>
    one.scrubbed
      ? html`<span class="badge ok">${icon('check')}${t('personal.state.scrubbed')}</span>`
      : one.done
        ? html`<span class="badge care">${icon('disk')}${t('personal.state.done')}</span>`
        : html`<span class="badge">${icon('users')}${t('personal.state.waits')}</span>`;

  const erasing = (one) => html`<form class="fields" @submit=${(event) => asked(event, 'erase', { code: one.code })}>
    <label class="field">${t('personal.type', { code: one.code })}<input name="typed" required maxlength="40" autocomplete="off"></label>
    <button class="b p" ?disabled=${shown.busy !== ''}>${icon('cross')}${shown.busy === 'erase' ? t('personal.busy') : t('personal.erase')}</button></form>`;

  const wish = (one) => html`<li class="wish"><div class="row"><b>${one.code}</b>${state(one)}</div>
    <small>${t('personal.asked-by', { by: one.askedBy, at: say.moment(one.asked) })}${one.done ? ` ${t('personal.done-by', { by: one.doneBy, at: say.moment(one.done) })}` : ''}</small>
    ${one.done
      ? one.scrubbed
        ? nothing
        : html`<p class="hint">${t('personal.scrub.say')}</p><button type="button" class="b small" ?disabled=${shown.busy !== ''} @click=${() => doing('scrub', () => desk.post('scrub', { code: one.code }))}>${t('personal.scrub')}</button>`
      : one.mine
        ? html`<p class="hint">${t('personal.another')}</p><button type="button" class="b small" @click=${() => doing('withdraw', () => desk.post('withdraw', { code: one.code }))}>${t('personal.withdraw')}</button>`
        : one.wears
          ? html`<p class="hint">${icon('panel')}${say.refusal('has-panel')}</p>`
          : html`<p class="hint">${t('personal.erase.say')}</p>${erasing(one)}`}</li>`;

  const kind = (one) => html`<tr><th scope="row">${t(`personal.kind.${one.kind}`)}</th><td class="num" data-label=${t('personal.count')}>${say.whole(one.count)}</td>
    <td data-label=${t('personal.fate')}>${one.goes ? html`<span class="badge">${icon('cross')}${t('personal.goes')}</span>` : html`<span class="badge ok">${icon('lock')}${t('personal.stays')}</span><small>${t(`personal.why.${one.kind}`)}</small>`}</td></tr>`;

  const mother = (one) => html`<section class="stack foundhere" aria-labelledby="whose"><h2 id="whose" class="sub" tabindex="-1">${t('personal.of', { code: one.code })}</h2>
    <table class="list"><thead><tr><th scope="col">${t('personal.what')}</th><th scope="col">${t('personal.count')}</th><th scope="col">${t('personal.fate')}</th></tr></thead><tbody>${one.kinds.map(kind)}</tbody></table>
    <p class="hint">${t('personal.entries')}</p>
    <div class="row"><button type="button" class="b p" ?disabled=${shown.busy !== ''} @click=${take('take', { code: one.code })}>${icon('download')}${shown.busy === 'take' ? t('personal.busy') : t('personal.take')}</button>
      <button type="button" class="b" ?disabled=${shown.busy !== ''} @click=${() => doing('object', () => desk.post('object', { code: one.code, objects: !one.objects }))}>${icon(one.objects ? 'undo' : 'silent')}${t(one.objects ? 'personal.objects-no-more' : 'personal.objects')}</button></div>
    ${one.objects ? html`<p class="hint">${icon('silent')}${t('personal.objects.say')}</p>` : nothing}
    ${one.erasure && !one.erasure.done ? nothing : html`<section class="card" aria-labelledby="delete"><h2 id="delete">${t('personal.ask')}</h2><p>${t('personal.ask.say')}</p><p class="hint">${t('personal.ask.law')}</p>
      <form class="fields" @submit=${(event) => asked(event, 'ask', { code: one.code, recorded: event.currentTarget.recorded.checked })}>
        <label class="tick wide"><input type="checkbox" name="recorded" required><span>${t('personal.recorded')}</span></label>
        <label class="field">${t('personal.type', { code: one.code })}<input name="typed" required maxlength="40" autocomplete="off"></label>
        <button class="b" ?disabled=${shown.busy !== ''}>${t('personal.ask.go')}</button></form></section>`}</section>`;

  const person = (one) => html`<section class="card foundhere" aria-labelledby="whose"><h2 id="whose" tabindex="-1">${one.name} <small>${t(`role.${one.role}`)}, ${one.facility}</small></h2>
    <p>${t(one.closed ? 'personal.staff.closed' : 'personal.staff.open', { opened: say.day(one.opened), closed: one.closed ? say.day(one.closed) : '' })} ${t(one.password ? 'personal.staff.password' : 'personal.staff.no-password')} ${one.provider ? html`${t('personal.staff.provider')} ` : nothing}${t('personal.staff.lines', { count: say.whole(one.lines) })}</p>
    <p class="hint">${t('personal.staff.stays')}</p>
    <div class="row"><button type="button" class="b p" ?disabled=${shown.busy !== ''} @click=${take('person-take', { name: one.name })}>${icon('download')}${t('personal.take')}</button>
      ${one.closed ? nothing : html`<a class="b" href="/people">${icon('users')}${t('personal.staff.let-go')}</a>`}</div></section>`;

  function show() {
    desk.render(html`<div class="personal"><div class="stack">
      <section class="card" aria-labelledby="find"><h2 id="find">${t(lead ? 'personal.find' : 'personal.find-staff')}</h2>
        <form class="fields" @submit=${find}><label class="field">${t(lead ? 'personal.code' : 'personal.sign')}<input name="code" required maxlength="40" autocomplete="off"></label><button class="b">${icon('search')}${t('personal.find.go')}</button></form>
        <p class="hint">${t(lead ? 'personal.find.say' : 'personal.find-staff.say')}</p></section>
      ${shown.mother ? mother(shown.mother) : nothing}${shown.person ? person(shown.person) : nothing}</div>
      <section class="card" aria-labelledby="wishes"><h2 id="wishes">${t('personal.wishes')}</h2>${shown.wishes.length ? html`<ul class="wishes">${shown.wishes.map(wish)}</ul>` : html`<p class="hint">${t('personal.no-wish')}</p>`}
        <p class="hint">${t('personal.beyond')}</p></section></div>`);
  }
  await again();
}
