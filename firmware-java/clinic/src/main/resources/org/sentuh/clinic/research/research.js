// What a researcher may take along: what the tables say, what must be known of them, and the files.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import * as say from './words.js';
import { t } from './words.js';

export async function open(desk) {
  const facts = await desk.get('tables');
  if (!facts) {
    return;
  }
  let busy = false;

  async function take(event) {
    event.preventDefault();
    const study = event.currentTarget.study.value.trim();
    busy = true;
    show();
    const bytes = await desk.save('take', { study });
    if (bytes) {
      desk.tell(t('research.taken', { size: say.whole(Math.ceil(bytes / 1024)) }));
    }
    busy = false;
    show();
  }

  const column = (one) => html`<tr><th scope="row"><code>${one.name}</code></th><td data-label=${t('research.means')}>${one.means}</td><td data-label=${t('research.unit')}>${one.unit || '–'}</td><td data-label=${t('research.range')}>${one.range}</td></tr>`;

  const table = (one) => html`<details class="card book"><summary><h2>${one.name}</h2><p class="hint">${one.said}</p></summary>
    <table class="list"><thead><tr><th scope="col">${t('research.column')}</th><th scope="col">${t('research.means')}</th><th scope="col">${t('research.unit')}</th><th scope="col">${t('research.range')}</th></tr></thead><tbody>${one.columns.map(column)}</tbody></table></details>`;

  function show() {
    desk.render(html`<div class="stack research">
      <section class="card" aria-labelledby="take"><h2 id="take">${t('research.take')}</h2>
        <p>${t('research.who')}</p>
        <form class="fields" @submit=${take}><label class="field">${t('research.study')}<input name="study" required maxlength="60" autocomplete="off" aria-describedby="study-hint"></label>
          <button class="b p" ?disabled=${busy || !facts.key}>${icon('download')}${t(busy ? 'research.busy' : 'research.go')}</button></form>
        <p class="hint" id="study-hint">${t('research.study.hint')}</p>
        ${facts.key ? nothing : html`<p class="hint">${icon('lock')}${say.refusal('no-pseudonyms')}</p>`}</section>
      <section class="card" aria-labelledby="know"><h2 id="know">${t('research.know')}</h2><p>${facts.notice}</p>
        <ul class="know"><li>${icon('silent')}<span>${t('research.know.without')}</span></li><li>${icon('lock')}<span>${t('research.know.pseudonym')}</span></li><li>${icon('users')}<span>${t('research.know.groups', { least: facts.least })}</span></li><li>${icon('check')}<span>${t('research.know.same')}</span></li></ul></section>
      <div class="row"><h2 class="sub">${t('research.tables')}</h2><a class="b small" href="/api/research/codebook" download>${icon('report')}${t('research.codebook')}</a></div>
      ${facts.tables.map(table)}</div>`);
  }
  show();
}
