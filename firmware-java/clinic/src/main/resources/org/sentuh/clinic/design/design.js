// The clinic's programmes: the library of them, and the place where one is drawn, changed, proven and kept.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import { Film, History, begun, bounds, movement, part } from './design-model.js';
import { numbers, outline, proof } from './design-fields.js';
import { follow, time } from './design-score.js';
import { paint, stage } from './design-stage.js';
import * as say from './words.js';
import { t } from './words.js';

const TOOLS = ['circle', 'glide', 'rib-sweep', 'hold', 'rest'];
const SETTLED_MS = 90;
const FILM_MS = 250;
const LAID_ON_MS = 800;
const NOTHING_YET = { durationMs: 1, stepMs: 100, margins: [], phases: [], passages: [], narrowest: '', levels: {}, tooLong: false };

const title = (one) => one.title[say.language()];

/** A file of the clinic's own machine, brought to the browser's. */
function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Everything that somebody does to one programme. */
class Editor {
  selected = { phase: 0, stroke: 0 };
  tool = '';
  drawing = null;
  refused = null;
  pending = false;
  facts = NOTHING_YET;
  film = null;
  ms = 0;
  playing = false;
  asked = null;
  asking = 0;
  sheet = '';
  words = [];

  constructor(desk, equipment, version) {
    this.desk = desk;
    this.equipment = equipment;
    this.version = version;
    this.history = new History(version.programme);
    this.panel = equipment.panels.find((one) => one.name === 'm') ?? equipment.panels[0];
    this.tell = desk.tell;
  }

  /** How a number of the file is bounded, by the schema of the file. */
  range = (group, key) => {
    const ends = { 'ramp.from': ['ramp', 'from'], 'ramp.to': ['ramp', 'to'] }[key] ?? [group, key];
    return bounds(this.equipment.schema, ...ends);
  };

  stroke() {
    return this.history.now.phases[this.selected.phase]?.strokes[this.selected.stroke];
  }

  course({ phase, stroke }) {
    return this.facts.phases[phase]?.strokes[stroke];
  }

  said(stroke) {
    const kind = movement(stroke);
    const one = stroke[kind];
    return `${t(`design.${kind}`)} ${{ circle: `${one.from}–${one.to}`, glide: `${one.from}–${one.to}`, 'rib-sweep': one.rib, hold: one.at, rest: `${one.lasts_s} ${t('unit.lasts_s')}` }[kind]}`;
  }

  nowSaid() {
    const passage = this.facts.passages.findLast?.((one) => one.startMs <= this.ms);
    const stroke = passage && this.history.now.phases[passage.phase]?.strokes[passage.stroke];
    return stroke ? this.said(stroke) : '';
  }

  // What is chosen, and what is changed.

  choose(selected) {
    this.selected = selected;
    this.tool = '';
    const passage = this.facts.passages.find((one) => one.phase === selected.phase && one.stroke === Math.max(0, selected.stroke));
    if (passage && !this.playing) {
      // where the hand is laid on, not where it is still in the air
      this.go(passage.startMs + Math.min(LAID_ON_MS, (passage.endMs - passage.startMs) / 2));
    } else {
      this.show();
    }
  }

  changeStroke(how) {
    const { phase, stroke } = this.selected;
    this.history.change((programme) => how(programme.phases[phase].strokes[stroke]));
    this.changed();
  }

  dragged(before, how) {
    const { phase, stroke } = this.selected;
    this.history.show(before, (programme) => how(programme.phases[phase].strokes[stroke]));
    this.changed();
  }

  dropped(before) {
    this.history.keep(before);
    this.changed();
  }

  add(stroke) {
    const { phase } = this.selected;
    this.history.change((programme) => {
      const to = programme.phases[phase];
      if (to) {
        to.strokes.splice(this.selected.stroke < 0 ? to.strokes.length : this.selected.stroke + 1, 0, stroke);
      } else {
        programme.phases.push(part({ id: 'Bagian baru', en: 'New part' }, stroke));
      }
    });
    const at = phase < 0 ? this.history.now.phases.length - 1 : phase;
    this.selected = { phase: at, stroke: this.history.now.phases[at].strokes.indexOf(this.history.now.phases[at].strokes.find((one, i) => i > this.selected.stroke && JSON.stringify(one) === JSON.stringify(stroke))) };
    this.tool = '';
    this.changed();
  }

  copyStroke() {
    this.add(structuredClone(this.stroke()));
  }

  removeStroke() {
    const { phase, stroke } = this.selected;
    if (this.history.now.phases[phase].strokes.length === 1) {
      this.removePart();
      return;
    }
    this.history.change((programme) => programme.phases[phase].strokes.splice(stroke, 1));
    this.selected = { phase, stroke: Math.max(0, stroke - 1) };
    this.changed();
  }

  removePart() {
    if (this.history.now.phases.length === 1) {
      this.tell(t('design.one-part'));
      return;
    }
    this.history.change((programme) => programme.phases.splice(this.selected.phase, 1));
    this.selected = { phase: Math.max(0, this.selected.phase - 1), stroke: -1 };
    this.changed();
  }

  addPart() {
    this.history.change((programme) => programme.phases.push(part({ id: 'Bagian baru', en: 'New part' }, begun('circle'))));
    this.selected = { phase: this.history.now.phases.length - 1, stroke: 0 };
    this.changed();
  }

  moveStroke(by) {
    const { phase, stroke } = this.selected;
    this.selected = { phase, stroke: this.move((programme) => programme.phases[phase].strokes, stroke, by) };
    this.changed();
  }

  movePart(by) {
    this.selected = { phase: this.move((programme) => programme.phases, this.selected.phase, by), stroke: -1 };
    this.changed();
  }

  move(list, from, by) {
    const to = from + by;
    if (to < 0 || to >= list(this.history.now).length) {
      return from;
    }
    this.history.change((programme) => {
      const [one] = list(programme).splice(from, 1);
      list(programme).splice(to, 0, one);
    });
    return to;
  }

  goBack(how) {
    this.history[how]();
    const { phases } = this.history.now;
    const phase = Math.min(this.selected.phase, phases.length - 1);
    this.selected = { phase, stroke: phase < 0 ? -1 : Math.min(this.selected.stroke, phases[phase].strokes.length - 1) };
    this.changed();
  }

  wear(panel) {
    this.panel = panel;
    this.changed();
  }

  // What the clinic's machine says of it.

  changed() {
    this.pending = true;
    this.show();
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.ask(), SETTLED_MS);
  }

  wish() {
    return { programme: this.history.now, panel: this.panel.name, backMm: this.panel.backMm };
  }

  /** Asks how near it comes; only the last answer counts. */
  async ask() {
    const number = ++this.asking;
    const answer = await this.desk.post('try', this.wish());
    if (number !== this.asking || !answer) {
      return;
    }
    this.pending = false;
    this.refused = answer.refused ?? null;
    if (answer.facts) {
      this.facts = answer.facts;
      this.ms = Math.min(this.ms, this.facts.durationMs);
      clearTimeout(this.filming);
      this.filming = setTimeout(() => this.develop(number), FILM_MS);
    }
    this.show();
  }

  async develop(number) {
    const answer = this.facts.tooLong ? null : await this.desk.post('film', this.wish());
    if (number === this.asking) {
      this.film = answer?.film ? new Film(answer) : null;
      this.go(this.ms);
    }
  }

  // Looking at it.

  go(ms) {
    this.ms = Math.min(this.facts.durationMs, Math.max(0, ms));
    this.asked = this.film?.pictures ? this.film.at(this.ms).asked : null;
    this.show();
    paint(this.film, this.ms);
    follow(this);
  }

  play() {
    this.playing = !this.playing;
    this.playedAt = performance.now();
    if (this.playing && this.ms >= this.facts.durationMs - 100) {
      this.ms = 0;
    }
    this.show();
    if (this.playing) {
      requestAnimationFrame((at) => this.frame(at));
    }
  }

  frame(at) {
    if (!this.playing) {
      return;
    }
    this.ms = Math.min(this.facts.durationMs, this.ms + (at - this.playedAt));
    this.playedAt = at;
    const second = Math.floor(this.ms / 500);
    if (second !== this.drawnAt || this.ms >= this.facts.durationMs) {
      this.drawnAt = second;
      this.playing = this.ms < this.facts.durationMs;
      this.asked = this.film?.pictures ? this.film.at(this.ms).asked : null;
      this.show();
    }
    paint(this.film, this.ms);
    follow(this);
    requestAnimationFrame((next) => this.frame(next));
  }

  // Keeping it.

  changedAtAll() {
    return JSON.stringify(this.history.now) !== JSON.stringify(this.version.programme) || this.version.brought;
  }

  async differences() {
    const { name, revision } = this.version;
    const answer = await this.desk.post('differences', { before: { name, revision }, programme: this.history.now });
    this.words = answer?.words ?? [];
    this.sheet = 'differences';
    this.show();
  }

  async keep(event) {
    event.preventDefault();
    const why = new FormData(event.currentTarget).get('why');
    const { from, source } = this.version;
    const kept = await this.desk.post('keep', { programme: this.history.now, source, from: from ?? null, why });
    if (kept?.refused) {
      this.tell(t('design.refused', { key: kept.refused.key, allowed: kept.refused.allowed }));
    } else if (kept) {
      location.href = `/design/${kept.name}.${kept.revision}`;
    }
  }

  async approve() {
    const { name, revision, digest } = this.version;
    if (await this.desk.post('approve', { name, revision, digest })) {
      location.reload();
    }
  }

  async export() {
    const answer = await this.desk.post('text', { programme: this.history.now, source: this.version.source });
    if (answer?.text) {
      save(`${this.history.now.name}.yaml`, answer.text);
    }
  }

  show() {
    this.desk.render(page(this));
  }
}

const may = (editor, right) => editor.equipment.rights.includes(right);

function state(editor) {
  if (editor.refused) {
    return html`<span class="badge stop" role="status">${icon('warning')}${t('design.not-understood')}</span>`;
  }
  return editor.facts.proven
    ? html`<span class="badge ok" role="status">${icon('check')}${t('design.proven')}</span>`
    : html`<span class="badge care" role="status">${icon('warning')}${editor.facts.tooLong ? t('design.too-long') : editor.facts.margins.length ? t('design.not-proven') : t('design.thinking')}</span>`;
}

/** Who wrote it, and who else stands behind it. */
function behind(version) {
  return version.approval
    ? t('design.approved-by', { author: version.author, approver: version.approval.by, at: say.moment(version.approval.at) })
    : version.author ? t('design.waits', { author: version.author }) : t('design.unkept');
}

function head(editor) {
  const { history, version } = editor;
  const changed = editor.changedAtAll();
  const mine = version.author === editor.desk.person.name;
  return html`<header class="bar-top"><a class="icbtn" href="/design" aria-label=${t('design.back')}>${icon('backward')}</a>
    <div class="named"><h2>${title(history.now)}</h2><p class="ver">${version.revision ? t('design.revision', { name: version.name, revision: version.revision }) : t('design.new')} · ${changed ? t('design.changed') : behind(version)}</p></div>${state(editor)}
    <span class="sp"></span>
    <button type="button" class="b q" ?disabled=${!history.past.length} @click=${() => editor.goBack('undo')}>${icon('undo')}${t('design.undo')}</button>
    <button type="button" class="b q" ?disabled=${!history.future.length} @click=${() => editor.goBack('redo')}>${icon('redo')}${t('design.redo')}</button>
    <button type="button" class="b" @click=${() => editor.export()}>${icon('download')}${t('design.export')}</button>
    ${version.revision ? html`<button type="button" class="b" ?disabled=${!changed} @click=${() => editor.differences()}>${t('design.differences', { revision: version.revision })}</button>` : nothing}
    ${changed && may(editor, 'keep')
      ? html`<button type="button" class="b p" ?disabled=${!editor.facts.proven || editor.pending || Boolean(editor.refused)} @click=${() => {
          editor.sheet = 'keep';
          editor.show();
        }}>${t('design.keep')}</button>`
      : !changed && version.revision && !version.approval && may(editor, 'approve') && !mine
        ? html`<button type="button" class="b p" ?disabled=${!editor.facts.proven} @click=${() => editor.approve()}>${icon('check')}${t('design.approve')}</button>`
        : nothing}</header>`;
}

/** What is asked before it is kept, or told of what differs. */
function sheet(editor) {
  const close = () => {
    editor.sheet = '';
    editor.show();
  };
  const words = html`<ul class="words">${editor.words.map((one) => html`<li>${one}</li>`)}</ul>`;
  const sheets = {
    differences: () => html`<h2>${t('design.differences', { revision: editor.version.revision })}</h2>${editor.words.length ? words : html`<p class="hint">${t('design.same')}</p>`}<div class="row"><button type="button" class="b" @click=${close}>${t('design.close')}</button></div>`,
    keep: () => html`<h2>${t('design.keep.title')}</h2><p class="hint">${t('design.keep.say')}</p>
      <form @submit=${(event) => editor.keep(event)}><label class="field">${t('design.why')}<input name="why" required maxlength="200" autocomplete="off"></label>
      <div class="row"><button class="b p">${t('design.keep')}</button><button type="button" class="b" @click=${close}>${t('design.close')}</button></div></form>`,
  };
  return editor.sheet ? html`<section class="sheet card" role="dialog" aria-modal="false" aria-label=${t(`design.sheet.${editor.sheet}`)}>${sheets[editor.sheet]()}</section>` : nothing;
}

function tools(editor) {
  const take = (tool) => {
    if (tool === 'rest' || editor.tool === tool) {
      editor.add(begun(tool));
    } else {
      editor.tool = tool;
      editor.show();
    }
  };
  return html`<h2>${t('design.tools')}</h2><ul class="tools">${TOOLS.map((tool) => html`<li><button type="button" class="tool" aria-pressed=${editor.tool === tool} @click=${() => take(tool)}>${icon(`stroke-${tool}`)}<span>${t(`design.${tool}`)}</span></button></li>`)}</ul>
    ${editor.tool ? html`<div class="row tight"><button type="button" class="b small" @click=${() => editor.add(begun(editor.tool))}>${t('design.without-drawing')}</button><button type="button" class="b small" @click=${() => {
      editor.tool = '';
      editor.show();
    }}>${t('design.close')}</button></div>` : nothing}`;
}

function page(editor) {
  const drawn = Object.keys(editor.facts.levels).length > 0;
  return html`<div class="designer">${head(editor)}${sheet(editor)}
    <aside class="left" aria-label=${t('design.tools')}>${tools(editor)}<h2>${t('design.parts')}</h2>${outline(editor)}</aside>
    ${drawn ? stage(editor, () => editor.show()) : html`<section class="stage"><p class="hint">${t('design.thinking')}</p></section>`}
    <aside class="right" aria-label=${t('design.numbers')}>${numbers(editor)}
      ${editor.refused && !editor.refused.key.startsWith('phases') ? html`<p class="bad">${t('design.refused', { key: editor.refused.key, allowed: editor.refused.allowed })}</p>` : nothing}
      <div class="sep"></div>${proof(editor)}</aside>
    ${drawn ? time(editor) : nothing}</div>`;
}

/** What a programme is before anybody has drawn it. */
function empty() {
  return {
    kind: 'programme', name: '', revision: 1, title: { id: 'Program baru', en: 'New programme' }, permission: 'midwife-only', start_level: 0.3, ceiling: 0.6, sources: [],
    phases: [
      { ...part({ id: 'Mulai pelan', en: 'Soft start' }, begun('circle', { loop_s: 2.5 })), ramp: { from: 0, to: 1 } },
      part({ id: 'Memutar dengan ibu jari', en: 'Thumb circles' }, begun('circle')),
      { ...part({ id: 'Berakhir pelan', en: 'Soft end' }, begun('circle', { loop_s: 2.5 })), ramp: { from: 1, to: 0 } },
    ],
  };
}

async function design(desk, version) {
  const equipment = await desk.get('equipment');
  if (!equipment) {
    return;
  }
  const editor = new Editor(desk, equipment, version);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey && ['z', 'y'].includes(event.key.toLowerCase()) && !event.target.matches('input')) {
      event.preventDefault();
      editor.goBack(event.key.toLowerCase() === 'y' || event.shiftKey ? 'redo' : 'undo');
    } else if (event.key === 'Escape' && editor.tool) {
      editor.tool = '';
      editor.show();
    }
  });
  desk.main.classList.add('wide');
  editor.changed();
}

// The library.

function library(desk, facts) {
  const bring = async (event) => {
    const file = event.target.files[0];
    event.target.value = '';
    if (!file) {
      return;
    }
    const answer = await desk.post('read', { name: file.name, text: await file.text() });
    if (answer?.refused) {
      desk.tell(t('design.file-refused', { file: file.name, line: answer.refused.line, key: answer.refused.key, allowed: answer.refused.allowed }));
    } else if (answer) {
      await design(desk, { programme: answer.programme, source: answer.text, name: answer.programme.name, revision: 0, author: '', brought: true });
    }
  };
  const versions = Object.groupBy(facts.versions, (one) => one.name);
  const row = (one, newest) => html`<tr class=${newest ? 'newest' : 'older'}>
    <th scope="row"><a href=${`/design/${one.name}.${one.revision}`}>${title(one)}<small>${t('design.revision', { name: one.name, revision: one.revision })}</small></a></th>
    <td data-label=${t('design.lasts')} class="num">${say.clock(Math.round(one.durationMs / 1000))}</td>
    <td data-label=${t('key.permission')}>${t(`permission.${one.permission}`)}</td>
    <td data-label=${t('design.why.said')}>${one.why === 'config/programmes' ? t('design.shipped') : one.why}<small>${t('design.sources', { number: one.sources })}</small></td>
    <td data-label=${t('design.behind')}>${one.approval ? html`<span class="badge ok">${icon('check')}${one.author} · ${one.approval.by}</span>` : html`<span class="badge care">${icon('clock')}${t('design.waits', { author: one.author })}</span>`}</td>
    <td class="act"><a class="b small" href=${`/api/design/file/${one.name}/${one.revision}`} download=${`${one.name}.yaml`}>${icon('download')}${t('design.yaml')}</a></td></tr>`;
  desk.render(html`<div class="stack library">
    <section class="card row"><p class="hint">${t('design.library.say')}</p>
      ${facts.rights.includes('keep') ? html`<label class="b">${icon('upload')}${t('design.import')}<input class="vh" type="file" accept=".yaml,.yml" @change=${bring}></label>
      <button type="button" class="b p" @click=${() => design(desk, { programme: empty(), source: '', name: '', revision: 0, author: '', brought: true })}>${icon('plus')}${t('design.new')}</button>` : nothing}</section>
    <table class="list"><thead><tr><th scope="col">${t('design.programme')}</th><th scope="col">${t('design.lasts')}</th><th scope="col">${t('key.permission')}</th><th scope="col">${t('design.why.said')}</th><th scope="col">${t('design.behind')}</th><th scope="col"><span class="vh">${t('design.export')}</span></th></tr></thead>
      <tbody>${Object.values(versions).map((all) => all.map((one, i) => row(one, i === 0)))}</tbody></table></div>`);
}

export async function open(desk) {
  if (desk.of) {
    const dot = desk.of.lastIndexOf('.');
    const version = await desk.get(`version/${desk.of.slice(0, dot)}/${desk.of.slice(dot + 1)}`);
    if (version) {
      await design(desk, { ...version, from: { name: version.name, revision: version.revision } });
    }
    return;
  }
  const facts = await desk.get('library');
  if (facts) {
    library(desk, facts);
  }
}
