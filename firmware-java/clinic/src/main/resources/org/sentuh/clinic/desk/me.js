// One's own account.
import { html } from 'lit-html';
import { t } from './words.js';

export async function open(desk) {
  async function change(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { password, again } = Object.fromEntries(new FormData(form));
    if (password !== again) {
      desk.tell(t('me.differ'));
      return;
    }
    if (await desk.post('password', { password })) {
      form.reset();
      desk.tell(t('me.changed'));
    }
  }

  desk.render(html`<section class="card" aria-labelledby="pw"><h2 id="pw">${t('me.password')}</h2>
    <p class="hint">${t('me.say')}</p>
    <form class="fields" @submit=${change}>
      <input type="hidden" autocomplete="username" .value=${desk.person.name}>
      <label class="field">${t('me.new')}<input name="password" type="password" required minlength="12" maxlength="256" autocomplete="new-password"></label>
      <label class="field">${t('me.again')}<input name="again" type="password" required minlength="12" maxlength="256" autocomplete="new-password"></label>
      <button class="b p">${t('me.keep')}</button>
    </form></section>`);
}
