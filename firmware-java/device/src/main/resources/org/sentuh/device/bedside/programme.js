// The programme at any moment: asked of the device, which works it out as it would play it, and drawn on the same back.
import { html, svg } from 'lit-html';
import * as say from './words.js';

const BLOCK_MS = 10_000;
const STEP_MS = 50;
const TRAIL_MS = 1900;
const NEAR_MM = 25;

const blocks = new Map();

async function fetched(from, step, count) {
  const answer = await fetch(`/moments?from=${from}&step=${step}&count=${count}`);
  return answer.ok ? (await answer.json()).moments : [];
}

/** Makes sure that the moments around a place are here; true once they are. */
export function has(ms) {
  const number = Math.floor(ms / BLOCK_MS);
  for (const one of [number, number + 1]) {
    if (!blocks.has(one)) {
      blocks.set(one, null);
      fetched(one * BLOCK_MS, STEP_MS, BLOCK_MS / STEP_MS).then((moments) => blocks.set(one, moments));
    }
  }
  return blocks.get(number) !== null;
}

/** What the programme asks for at a place, or nothing where it is not here yet. */
export function at(ms) {
  has(ms);
  const block = blocks.get(Math.floor(ms / BLOCK_MS));
  return block?.[Math.min(block.length - 1, Math.floor((ms % BLOCK_MS) / STEP_MS))] ?? null;
}

/** The whole of it at a glance, for {@link score}. */
export async function overview() {
  const answer = await fetch('/overview');
  return answer.ok ? answer.json() : null;
}

/** What is laid over the back; {@link paint} moves it. */
export const over = () => svg`<g class="strokes" id="shownow"><path class="trail"/><path class="trail"/>
  <g class="tip" visibility="hidden"><circle class="halo" r="36"/><circle class="touch" r="8"/></g>
  <g class="tip" visibility="hidden"><circle class="halo" r="36"/><circle class="touch" r="8"/></g></g>`;

/** Draws a moment without rendering the page again. */
export function paint(ms) {
  const group = document.getElementById('shownow');
  const moment = at(ms);
  if (!group || !moment) {
    return;
  }
  group.querySelectorAll('.tip').forEach((tip, number) => {
    const touch = moment.touches[number];
    const shown = touch && touch.strength * moment.strength > 0;
    tip.setAttribute('visibility', shown ? 'visible' : 'hidden');
    if (shown) {
      tip.setAttribute('opacity', Math.min(1, 0.3 + touch.strength * moment.strength));
      tip.setAttribute('transform', `translate(${touch.x} ${touch.y})`);
    }
    group.querySelectorAll('.trail')[number].setAttribute('d', shown ? way(number, ms) : '');
  });
  const line = document.querySelector('.playhead');
  line?.setAttribute('transform', `translate(${(1000 * ms) / Number(line.dataset.of)} 0)`);
}

function way(number, ms) {
  let path = '';
  let last = null;
  for (let back = Math.min(TRAIL_MS, ms); back >= 0; back -= STEP_MS) {
    const touch = at(ms - back)?.touches[number];
    if (touch) {
      const near = last && Math.hypot(touch.x - last.x, touch.y - last.y) < NEAR_MM;
      path += `${near ? 'L' : 'M'}${touch.x} ${touch.y}`;
      last = touch;
    }
  }
  return path;
}

/** How strongly each motor is asked to be felt, of her level. */
export function asked(bed, ms) {
  const driven = bed.motors.map(() => 0);
  at(ms)?.motors.forEach((one) => {
    driven[one.motor] = one.asked;
  });
  return driven;
}

const TOP = 12;
const HIGH = 96;

/** The score: levels as staves, time as length, strength as a swell beneath. */
export function score(bed, { stepMs, moments }, label) {
  const ys = bed.motors.map((site) => site.y);
  const [least, most] = [Math.min(...ys), Math.max(...ys)];
  const y = (mm) => TOP + (HIGH * (mm - least)) / (most - least);
  const x = (i) => (1000 * i * stepMs) / bed.durationMs;
  let path = '';
  moments.forEach((moment, i) => {
    const here = moment.y;
    const next = moments[i + 1];
    if (here !== undefined) {
      // two moments a second apart lie on opposite sides of a loop: their middle is where it goes round
      const middle = next?.y !== undefined && next.passage === moment.passage && Math.abs(next.y - here) < 45 ? (here + next.y) / 2 : here;
      const joined = i > 0 && moments[i - 1].passage === moment.passage && moments[i - 1].y !== undefined;
      path += `${joined ? 'L' : 'M'}${x(i).toFixed(1)} ${y(middle).toFixed(1)}`;
    }
  });
  const swell = moments.map((moment, i) => `L${x(i).toFixed(1)} ${(150 - 26 * moment.strength).toFixed(1)}`).join('');
  return html`<svg class="score" viewBox="0 0 1000 156" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${[...new Set(ys)].map((row) => svg`<path class="stave" d="M0 ${y(row)}H1000"/>`)}
    <path class="swell" d="M0 150${swell}L1000 150Z"/><path class="tune" d=${path}/>
    <g class="playhead" data-of=${bed.durationMs}><path d="M0 0V156"/></g></svg>`;
}

/** The stroke that is played at a place, and where the next one begins. */
export function strokeAt(bed, ms) {
  let number = 0;
  bed.passages.forEach((passage, i) => {
    if (passage.startMs <= ms) {
      number = i;
    }
  });
  return { number, words: say.stroke(bed.passages[number]), startMs: bed.passages[number].startMs };
}

