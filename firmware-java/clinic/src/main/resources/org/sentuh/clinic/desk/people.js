// Who works with the desk: taken in, let go, and handed a link that opens the door once.
import { html, nothing } from 'lit-html';
import * as say from './words.js';
import { t } from './words.js';

const ROLES = ['midwife', 'lead-midwife', 'technician', 'researcher', 'administrator'];

export async function open(desk) {
  let all = (await desk.get('all')) ?? [];
  const provider = (await desk.get('provider')) ?? {};
  let once = null;

  const handed = (name, answer) => {
    once = answer && { name, link: `${location.origin}/#${answer.link}` };
  };

  async function changed() {
    all = (await desk.get('all')) ?? all;
    show();
  }

  async function takeIn(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, facility, role } = Object.fromEntries(new FormData(form));
    handed(name, await desk.post('open', { name, facility, role }));
    if (once) {
      form.elements.name.value = '';
    }
    await changed();
  }

  async function link(name) {
    handed(name, await desk.post('link', { name }));
    await changed();
  }

  async function letGo(name) {
    if (confirm(t('people.sure', { name }))) {
      await desk.post('close', { name });
      await changed();
    }
  }

  const shown = () =>
    once
      ? html`<div class="once" role="status"><b>${t('people.once', { name: once.name })}</b><code>${once.link}</code><small>${t('people.once.hint')}</small></div>`
      : nothing;

  const own = (one) => t(one.password ? 'people.by-password' : 'people.by-link');
  const open = (one) => (one.provider && provider.name ? t('people.by-provider', { name: provider.name, way: own(one) }) : own(one));
  const way = (one) => (one.closed ? t('people.closed', { at: say.moment(one.closed) }) : open(one));

  async function vouched(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { name, person } = Object.fromEntries(new FormData(form));
    if (await desk.post('vouched', { name, person })) {
      form.elements.person.value = '';
      desk.tell(t('people.vouched.done'));
      await changed();
    }
  }

  const atProvider = () =>
    provider.name
      ? html`<section class="card" aria-labelledby="vouched"><h2 id="vouched">${t('people.vouched', provider)}</h2>
        <form class="fields" @submit=${vouched}>
          <label class="field">${t('people.vouched.who')}<select name="name">${all.filter((one) => !one.closed).map((one) => html`<option>${one.name}</option>`)}</select></label>
          <label class="field">${t('people.vouched.person', { claim: provider.person })}<input name="person" maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="claim"></label>
          <button class="b p">${t('people.vouched.keep')}</button>
        </form><p class="hint" id="claim">${t('people.vouched.say', { name: provider.name, claim: provider.person })}</p></section>`
      : nothing;

  const row = (one) => html`<tr>
    <th scope="row">${one.name}</th>
    <td data-label=${t('people.role')}>${t(`role.${one.role}`)}</td>
    <td data-label=${t('people.facility')}>${one.facility}</td>
    <td data-label=${t('people.way')}>${way(one)}</td>
    <td class="act">${
      one.closed
        ? nothing
        : html`<button type="button" class="b small" @click=${() => link(one.name)}>${t('people.link')}<span class="vh">${one.name}</span></button>
            ${one.name === desk.person.name ? nothing : html`<button type="button" class="b small" @click=${() => letGo(one.name)}>${t('people.close')}<span class="vh">${one.name}</span></button>`}`
    }</td></tr>`;

  function show() {
    desk.render(html`<div class="stack">
      <section class="card" aria-labelledby="take"><h2 id="take">${t('people.take-in')}</h2>
        <form class="fields" @submit=${takeIn}>
          <label class="field">${t('people.name')}<input name="name" required maxlength="32" pattern="[A-Za-z0-9][A-Za-z0-9\\-]*" autocomplete="off" aria-describedby="sign"></label>
          <label class="field">${t('people.facility')}<input name="facility" required maxlength="64" autocomplete="off" .value=${desk.person.facility}></label>
          <label class="field">${t('people.role')}<select name="role">${ROLES.map((one) => html`<option value=${one}>${t(`role.${one}`)}</option>`)}</select></label>
          <button class="b p">${t('people.take')}</button>
        </form><p class="hint" id="sign">${t('people.sign')}</p>${shown()}</section>
      ${atProvider()}
      <table class="list"><caption>${t('people.all')}</caption>
        <thead><tr><th scope="col">${t('people.name')}</th><th scope="col">${t('people.role')}</th><th scope="col">${t('people.facility')}</th><th scope="col">${t('people.way')}</th><th scope="col"><span class="vh">${t('people.acts')}</span></th></tr></thead>
        <tbody>${all.map(row)}</tbody></table></div>`);
  }
  show();
}
