// The numbers beside every drag, what is written of the programme, and how near it comes to each bound.
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import { LEVELS, movement, place } from './design-model.js';
import * as say from './words.js';
import { t } from './words.js';

const SIDES = ['both', 'left', 'right', 'alternate'];
const ORDERS = ['written', 'reversed', 'back-and-forth'];
const PERMISSIONS = ['mother', 'after-midwife-check', 'midwife-only'];
const LEVEL_KEYS = ['from', 'to', 'at'];
const WHOLE = ['every', 'loops_a_level', 'times', 'rib', 'repeats'];

/** What was refused of this field, said below it. */
function refused(editor, at) {
  return editor.refused?.key === at ? html`<em class="bad" id=${`bad-${at}`}>${t('design.allowed', { allowed: editor.refused.allowed })}</em>` : nothing;
}

const unit = (key) => t(`unit.${key}`);

/** What a key of the file is called. */
function named(key) {
  const dashed = key.replace('.', '-');
  return t(`key.${dashed}`);
}

/** A number with all of its digits, as people write it here. */
const plain = (value) => new Intl.NumberFormat(say.language(), { maximumFractionDigits: 6, useGrouping: false }).format(value);

/** A number as it is typed here; what is no number is told, not guessed. */
function number(editor, at, key, value, group, change, { percent = false } = {}) {
  const bounds = editor.range(group, key);
  const shown = percent ? Math.round(value * 1000) / 10 : value;
  const typed = (event) => {
    const given = Number(event.target.value.replace(',', '.'));
    if (event.target.value.trim() === '' || Number.isNaN(given)) {
      event.target.value = plain(shown);
      editor.tell(t('design.no-number'));
      return;
    }
    change(percent ? given / 100 : given);
  };
  const step = percent ? 5 : WHOLE.includes(key) ? 1 : key.endsWith('_s') && key !== 'speed_mm_s' ? 0.25 : 1;
  const keyed = (event) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by) {
      event.preventDefault();
      const next = Math.round((shown + by) * 1000) / 1000;
      const within = percent ? { min: (bounds.min ?? 0) * 100, max: (bounds.max ?? 1) * 100 } : bounds;
      change((percent ? 0.01 : 1) * Math.min(within.max ?? next, Math.max(within.min ?? next, next)));
    }
  };
  return html`<label class="num-field"><span>${named(key)}</span><span class=${editor.refused?.key === at ? 'in wrong' : 'in'}>
    <input inputmode="decimal" autocomplete="off" .value=${plain(shown)} aria-invalid=${editor.refused?.key === at} aria-describedby=${editor.refused?.key === at ? `bad-${at}` : nothing} @change=${typed} @keydown=${keyed}>
    <small>${percent ? '%' : unit(key)}</small></span>${refused(editor, at)}</label>`;
}

function choice(editor, at, key, value, values, said, change) {
  return html`<label class="num-field"><span>${named(key)}</span><span class="in"><select .value=${value} @change=${(event) => change(event.target.value)}>
    ${values.map((one) => html`<option value=${one} ?selected=${one === value}>${said(one)}</option>`)}</select></span>${refused(editor, at)}</label>`;
}

function text(editor, at, label, value, most, change) {
  return html`<label class="num-field wide"><span>${label}</span><span class=${editor.refused?.key === at ? 'in wrong' : 'in'}><input autocomplete="off" maxlength=${most} .value=${value} @change=${(event) => change(event.target.value)}></span>${refused(editor, at)}</label>`;
}

/** All that one stroke says. */
function ofStroke(editor, stroke) {
  const kind = movement(stroke);
  const at = (key) => place(editor.selected, key);
  const inside = (key) => at(`${kind}.${key}`);
  const field = (key) => {
    const value = stroke[kind][key];
    const change = (next) => editor.changeStroke((changed) => (changed[kind][key] = next));
    return LEVEL_KEYS.includes(key) ? choice(editor, inside(key), key, value, LEVELS, (level) => level, change) : number(editor, inside(key), key, value, kind, change);
  };
  const manner = (key, percent) => number(editor, at(key), key, stroke[key], 'stroke', (next) => editor.changeStroke((changed) => (changed[key] = next)), { percent });
  return html`<h2>${t(`design.${kind}`)} <small>${t('design.of-part', { number: editor.selected.phase + 1, parts: editor.history.now.phases.length })}</small></h2>
    <div class="numbers">${Object.keys(stroke[kind]).map(field)}
    ${kind === 'rest' ? nothing : html`${choice(editor, at('sides'), 'sides', stroke.sides, SIDES, (one) => t(`sides.${one}`), (next) => editor.changeStroke((changed) => (changed.sides = next)))}${manner('intensity', true)}${manner('spread_mm')}`}</div>
    <div class="row tight"><button type="button" class="b small" @click=${() => editor.moveStroke(-1)}>${t('design.earlier')}</button><button type="button" class="b small" @click=${() => editor.moveStroke(1)}>${t('design.later')}</button>
      <button type="button" class="b small" @click=${() => editor.copyStroke()}>${t('design.twice')}</button><button type="button" class="b small" @click=${() => editor.removeStroke()}>${t('design.remove')}</button></div>`;
}

/** All that one part says. */
function ofPart(editor, phase) {
  const at = (key) => place({ ...editor.selected, stroke: -1 }, key);
  const change = (how) => editor.history.change((programme) => how(programme.phases[editor.selected.phase]));
  const done = (how) => {
    change(how);
    editor.changed();
  };
  return html`<h2>${t('design.part', { number: editor.selected.phase + 1 })} <small>${t('design.strokes', { number: phase.strokes.length })}</small></h2>
    <div class="numbers">${['id', 'en'].map((language) => text(editor, at(`title.${language}`), t(`key.title-${language}`), phase.title[language], 80, (next) => done((one) => (one.title[language] = next))))}
    ${number(editor, at('repeats'), 'repeats', phase.repeats, 'phase', (next) => done((one) => (one.repeats = next)))}
    ${choice(editor, at('order'), 'order', phase.order, ORDERS, (one) => t(`order.${one}`), (next) => done((one) => (one.order = next)))}
    ${['from', 'to'].map((end) => number(editor, at(`ramp.${end}`), `ramp.${end}`, phase.ramp[end], 'ramp', (next) => done((one) => (one.ramp[end] = next)), { percent: true }))}</div>
    <div class="row tight"><button type="button" class="b small" @click=${() => editor.movePart(-1)}>${t('design.earlier')}</button><button type="button" class="b small" @click=${() => editor.movePart(1)}>${t('design.later')}</button>
      <button type="button" class="b small" @click=${() => editor.removePart()}>${t('design.remove')}</button></div>`;
}

/** All that the programme says of itself. */
function ofProgramme(editor) {
  const { now } = editor.history;
  const done = (how) => {
    editor.history.change(how);
    editor.changed();
  };
  return html`<h2>${t('design.whole')}</h2>
    <div class="numbers">${['id', 'en'].map((language) => text(editor, `title.${language}`, t(`key.title-${language}`), now.title[language], 80, (next) => done((one) => (one.title[language] = next))))}
    ${text(editor, 'name', t('key.name'), now.name, 40, (next) => done((one) => (one.name = next)))}
    ${choice(editor, 'permission', 'permission', now.permission, PERMISSIONS, (one) => t(`permission.${one}`), (next) => done((one) => (one.permission = next)))}
    ${['start_level', 'ceiling'].map((key) => number(editor, key, key, now[key], '', (next) => done((one) => (one[key] = next)), { percent: true }))}
    ${now.sources.map((source, i) => text(editor, `sources[${i}]`, t('design.source', { number: i + 1 }), source, 400, (next) => done((one) => (next.trim() ? (one.sources[i] = next) : one.sources.splice(i, 1)))))}
    ${text(editor, 'sources', t('design.source.new'), '', 400, (next) => next.trim() && done((one) => one.sources.push(next)))}</div>`;
}

/** Numbers of what is chosen. */
export function numbers(editor) {
  const phase = editor.history.now.phases[editor.selected.phase];
  const stroke = editor.stroke();
  return stroke ? ofStroke(editor, stroke) : phase ? ofPart(editor, phase) : ofProgramme(editor);
}

const DIGITS = { motors: 0, s: 0, mm: 0 };

const figure = (value, unit) => (unit === '' ? say.fixed(100 * value, 0) : say.fixed(value, DIGITS[unit] ?? 2));

const unitOf = ({ unit }) => ({ '': '%', motors: t('unit.motors'), s: t('unit.lasts_s') })[unit] ?? unit;

/** A bound: what is asked, what is allowed, and how much of it is used. */
function margin(editor, one) {
  const narrow = one.bound === editor.facts.narrowest;
  const at = one.atMs === undefined ? '' : t('design.at', { time: say.clock(Math.floor(one.atMs / 1000)) });
  const words = one.kept ? t('design.narrowest') : t('design.broken');
  return html`<li class=${one.kept ? (narrow ? 'narrow' : '') : 'broke'}><p><span>${t(`bound.${one.bound}`)}</span><b class="num">${figure(one.value, one.unit)}<small> / ${figure(one.most, one.unit)} ${unitOf(one)}</small></b></p>
    <div class="bar" role="img" aria-label=${t('design.part-of-bound', { part: Math.round(100 * one.part) })}><i .style=${`width:${Math.min(100, 100 * one.part).toFixed(1)}%`}></i></div>
    ${!one.kept || narrow ? html`<em>◆ ${words}${at ? `, ${at}` : nothing}${!one.kept ? html`<br>${t(`advice.${one.bound}`)}` : nothing}</em>` : nothing}</li>`;
}

/** The proof as a list, the narrowest first. */
export function proof(editor) {
  const margins = editor.facts.margins.filter((one) => one.means !== 'by-construction').toSorted((a, b) => b.part - a.part);
  return html`<h2>${t('design.worst')} <small>${editor.pending ? t('design.thinking') : t('design.proven-on', { panel: editor.panel.name.toUpperCase(), back: editor.panel.backMm })}</small></h2>
    ${editor.facts.counterexample
      ? html`<button type="button" class="broken-at" @click=${() => editor.go(editor.facts.counterexample.atMs)}>${icon('warning')}<span><b>${t('design.breaks', { bound: t(`bound.${editor.facts.counterexample.bound}`), time: say.clock(Math.floor(editor.facts.counterexample.atMs / 1000)) })}</b><small>${t('design.see')}</small></span></button>`
      : nothing}
    <ul class="proof">${margins.map((one) => margin(editor, one))}</ul>`;
}

/** The parts with their strokes, to choose one. */
export function outline(editor) {
  const { now } = editor.history;
  const { selected } = editor;
  return html`<ul class="outline"><li><button type="button" aria-pressed=${selected.phase < 0} @click=${() => editor.choose({ phase: -1, stroke: -1 })}>${t('design.whole')}</button></li>
    ${now.phases.map((phase, i) => html`<li><button type="button" aria-pressed=${selected.phase === i && selected.stroke < 0} @click=${() => editor.choose({ phase: i, stroke: -1 })}>${phase.title[say.language()]}</button>
      <ul>${phase.strokes.map((stroke, j) => html`<li><button type="button" aria-pressed=${selected.phase === i && selected.stroke === j} @click=${() => editor.choose({ phase: i, stroke: j })}>${editor.said(stroke)}</button></li>`)}</ul></li>`)}
    <li><button type="button" class="plus" @click=${() => editor.addPart()}>${icon('plus')}${t('design.new-part')}</button></li></ul>`;
}
