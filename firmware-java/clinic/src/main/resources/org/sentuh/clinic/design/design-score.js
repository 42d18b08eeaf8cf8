// Time: the parts as bars, levels as staves, strength as the swell beneath, and the place where it is looked at.
import { html, nothing, svg } from 'lit-html';
import { icon } from './icons.js';
import { movement } from './design-model.js';
import * as say from './words.js';
import { t } from './words.js';

const STAVES = ['T1', 'T3', 'T5', 'T7', 'T9', 'T12'];
const TOP = 8;
const LOW = 112;
const SWELL = 150;
const HIGH = 24;

const clock = (ms) => say.clock(Math.round(ms / 1000));

/** The moments that are written beneath, at most eight of them. */
function ticks(durationMs) {
  const steps = [15, 30, 60, 120, 300, 600].map((seconds) => seconds * 1000);
  const step = steps.find((one) => durationMs / one <= 8) ?? steps.at(-1);
  return Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, i) => i * step);
}

function hands(editor, x, y) {
  const { facts, history } = editor;
  return facts.passages.map((passage) => {
    const stroke = history.now.phases[passage.phase]?.strokes[passage.stroke];
    const chosen = passage.phase === editor.selected.phase && passage.stroke === editor.selected.stroke;
    const { from, to, startMs, endMs } = facts.phases[passage.phase];
    const strength = (ms) => (stroke?.intensity ?? 0) * (from + ((to - from) * (ms - startMs)) / (endMs - startMs));
    return passage.hands.map((hand) => {
      const shade = Math.max(0.16, strength((hand.startMs + hand.endMs) / 2));
      const level = stroke && movement(stroke) === 'circle';
      return hand.from === hand.to
        ? svg`<rect class=${chosen ? 'nb sel' : 'nb'} x=${x(hand.startMs) + 0.6} y=${y(hand.from) - 7} width=${Math.max(1.5, x(hand.endMs) - x(hand.startMs) - 1.2)} height="14" rx=${level ? 5 : 2} opacity=${shade}/>`
        : svg`<path class=${chosen ? 'gb sel' : 'gb'} d="M${x(hand.startMs)} ${y(hand.from)}L${x(hand.endMs)} ${y(hand.to)}" opacity=${shade}/>`;
    });
  });
}

/** The plot of a programme as control has laid it. */
function plot(editor) {
  const { facts } = editor;
  const [top, low] = [facts.levels.T1, facts.levels.T12];
  const x = (ms) => (1000 * ms) / facts.durationMs;
  const y = (mm) => TOP + ((LOW - TOP) * (mm - top)) / (low - top);
  const chosen = facts.phases[editor.selected.phase];
  const swell = facts.phases.map((phase) => `L${x(phase.startMs)} ${SWELL - HIGH * phase.from}L${x(phase.endMs)} ${SWELL - HIGH * phase.to}`).join('');
  return html`<div class="plot">
    ${STAVES.map((level) => html`<span class="lab" .style=${`top:${((y(facts.levels[level]) / 156) * 100).toFixed(1)}%`}>${level}</span>`)}
    <svg class="score" viewBox="0 0 1000 156" preserveAspectRatio="none" role="img" aria-label=${t('design.score', { parts: facts.phases.length, time: clock(facts.durationMs) })}>
      ${STAVES.map((level) => svg`<path class="stave" d="M0 ${y(facts.levels[level])}H1000"/>`)}
      ${chosen ? svg`<rect class="selph" x=${x(chosen.startMs)} y="0" width=${x(chosen.endMs) - x(chosen.startMs)} height="152"/>` : nothing}
      <path class="env" d=${`M0 ${SWELL}${swell}L1000 ${SWELL}Z`}/>${hands(editor, x, y)}
      ${ticks(facts.durationMs).map((ms) => svg`<path class="tick" d="M${x(ms)} 150V156"/>`)}
    </svg>
    ${worst(editor, x)}
    <i class="head" id="playhead" aria-hidden="true" .style=${`left:${(x(editor.ms) / 10).toFixed(2)}%`}></i>
    <input class="scrub" type="range" min="0" max=${Math.round(facts.durationMs / 100)} step="1" .value=${String(Math.round(editor.ms / 100))} aria-label=${t('design.place')}
      aria-valuetext=${`${clock(editor.ms)}, ${editor.nowSaid()}`} @keydown=${(event) => keyed(editor, event)} @input=${(event) => editor.go(Number(event.target.value) * 100)}></div>
    <p class="axis num" aria-hidden="true">${ticks(facts.durationMs).map((ms) => html`<span .style=${`left:${(x(ms) / 10).toFixed(2)}%`}>${clock(ms)}</span>`)}</p>`;
}

/** Arrows go a second, pages a stroke. */
function keyed(editor, event) {
  const by = { ArrowLeft: -1000, ArrowDown: -1000, ArrowRight: 1000, ArrowUp: 1000 }[event.key];
  const starts = editor.facts.passages.map((passage) => passage.startMs);
  const to = by ? editor.ms + by : { PageDown: starts.find((start) => start > editor.ms + 50), PageUp: starts.findLast((start) => start < editor.ms - 1000) ?? 0 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    editor.go(to);
  }
}

function worst(editor, x) {
  const { facts } = editor;
  const one = facts.counterexample ?? facts.margins.find((margin) => margin.bound === facts.narrowest);
  return one?.atMs === undefined ? nothing : html`<span class=${facts.counterexample ? 'worstmark broken' : 'worstmark'} .style=${`left:${(x(one.atMs) / 10).toFixed(2)}%`} aria-hidden="true">◆</span>`;
}

const title = (phase) => phase.title[say.language()] || '…';

/** The parts side by side, as long as they last. */
function parts(editor) {
  const { facts, history, selected } = editor;
  return html`<ol class="ph">${history.now.phases.map((phase, i) => {
    const lasts = facts.phases[i] ? facts.phases[i].endMs - facts.phases[i].startMs : 0;
    return html`<li .style=${`flex:${Math.max(lasts, facts.durationMs / 60)}`}><button type="button" aria-pressed=${selected.phase === i} @click=${() => editor.choose({ phase: i, stroke: -1 })}><b>${title(phase)}${phase.repeats > 1 ? ` · ${phase.repeats}×` : nothing}</b><span class="num">${clock(lasts)}</span></button></li>`;
  })}</ol>`;
}

/** The whole foot of the page. */
export function time(editor) {
  const { facts } = editor;
  const near = Math.min(editor.ms, facts.durationMs);
  return html`<section class="time" aria-label=${t('design.time')}>
    <div class="ctl"><p class="t num"><span id="nowclock" .textContent=${clock(near)}></span> <small>/ ${clock(facts.durationMs)}</small></p>
      <div class="play"><button type="button" class="rnd" aria-label=${editor.playing ? t('design.pause') : t('design.play')} ?disabled=${!editor.film?.pictures} @click=${() => editor.play()}>${icon(editor.playing ? 'pause' : 'play')}</button>
      <p id="nowsaid" aria-live="off" .textContent=${editor.nowSaid()}></p></div><p class="hint">${t('design.only-drawn')}</p></div>
    ${parts(editor)}${facts.tooLong ? html`<p class="toolong">${icon('warning')}${t('design.too-long')}</p>` : plot(editor)}</section>`;
}

/** Moves what shows the place, without drawing the page again. */
export function follow(editor) {
  const head = document.getElementById('playhead');
  if (head) {
    head.style.left = `${((100 * editor.ms) / editor.facts.durationMs).toFixed(2)}%`;
    document.getElementById('nowclock').textContent = clock(editor.ms);
    document.getElementById('nowsaid').textContent = editor.nowSaid();
    const scrub = document.querySelector('.scrub');
    scrub.value = String(Math.round(editor.ms / 100));
  }
}
