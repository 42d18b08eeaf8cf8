// The body: the strokes on the back, the handles of the one that is chosen, and the hand that draws a new one.
import { html, nothing, svg } from 'lit-html';
import { back } from './back.js';
import { LEVELS, apart, begun, further, movement, nearestLevel, within } from './design-model.js';
import { t } from './words.js';

const VIEW = '-236 -86 472 392';
const SHOWN = ['C7', 'T1', 'T3', 'T5', 'T7', 'T9', 'T12'];
const HANDLE_X = 116;
const MARK_X = -132;
const LEAST_DRAG_MM = 6;

/** The place on the body of a pointer. */
function onBody(event) {
  const drawing = event.currentTarget.closest('svg') ?? event.currentTarget.querySelector('svg');
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

const line = (points, mirror) => {
  let path = '';
  for (let i = 0; i < points.length; i += 2) {
    path += `${i ? 'L' : 'M'}${mirror * points[i]} ${points[i + 1]}`;
  }
  return path;
};

/** On which sides a stroke is drawn: 1 is the right, -1 the left. */
const mirrors = (stroke) => ({ left: [-1], right: [1] })[stroke.sides] ?? [1, -1];

function way(stroke, course, chosen) {
  return mirrors(stroke).map((mirror) =>
    course.map((points) =>
      points.length === 2 || movement(stroke) === 'hold'
        ? svg`<circle class=${chosen ? 'path sel' : 'path'} cx=${mirror * points[0]} cy=${points[1]} r="9"/>`
        : svg`<path class=${chosen ? 'path sel' : 'path'} d=${line(points, mirror)}/>`,
    ),
  );
}

function levels(facts) {
  return SHOWN.map((level) => svg`<path class="gl" d="M-200,${facts.levels[level]}H-12M12,${facts.levels[level]}H200"/><text class="lv" x="-214" y=${facts.levels[level] + 3.5}>${level}</text>`);
}

/** What the panel reaches, and the strip over the spine that nothing touches. */
function reach(panel) {
  const xs = panel.motors.map((site) => site.x);
  const ys = panel.motors.map((site) => site.y);
  const edge = panel.pitchMm / 2;
  const [left, right, top, low] = [Math.min(...xs) - edge, Math.max(...xs) + edge, Math.min(...ys) - edge, Math.max(...ys) + edge];
  return svg`<g class="reach"><rect x=${left} y=${top} width=${right - left} height=${low - top} rx="26"/><path class="mid0" d="M-20,${top}V${low}M20,${top}V${low}"/></g>`;
}

/** The places of the narrowest or the broken bound. */
function worst(editor) {
  const { facts } = editor;
  const broken = facts.counterexample;
  const margin = broken ?? facts.margins.find((one) => one.bound === facts.narrowest);
  const places = margin?.places ?? [];
  const mark = (place) => svg`<path class="wl" d="M${place.x - 12},${place.y}H${MARK_X + 9}"/><path d="M${MARK_X},${place.y - 8}l8,8l-8,8l-8,-8z"/>`;
  return places.map((place, i) => svg`<g class=${broken ? 'worst broken' : 'worst'}><circle class="here" cx=${place.x} cy=${place.y} r="12"/>${i === 0 ? mark(place) : nothing}</g>`);
}

/** One handle: dragged, or moved by arrows; it says what it holds. */
function handle(editor, { x, y, name, value, along, drag, keys }) {
  const begin = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    target.focus();
    const before = editor.history.now;
    target.onpointermove = (moved) => editor.dragged(before, (stroke) => drag(stroke, onBody(moved)));
    target.onpointerup = target.onpointercancel = () => {
      target.onpointermove = target.onpointerup = target.onpointercancel = null;
      editor.dropped(before);
    };
  };
  const key = (event) => {
    const step = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
    if (step) {
      event.preventDefault();
      editor.changeStroke((stroke) => keys(stroke, step[0], step[1]));
    }
  };
  return svg`<g class="h" role="slider" tabindex="0" aria-label=${name} aria-valuetext=${value} aria-valuenow="0" aria-orientation=${along} @pointerdown=${begin} @keydown=${key}>
    <circle class="hit" cx=${x} cy=${y} r="17"/><circle class="knob" cx=${x} cy=${y} r="7.5"/>
    <path class="arr" d=${along === 'vertical' ? `M${x - 3},${y - 1.5}l3,-3l3,3M${x - 3},${y + 1.5}l3,3l3,-3` : `M${x - 1.5},${y - 3}l-3,3l3,3M${x + 1.5},${y - 3}l3,3l-3,3`}/></g>`;
}

const whole = (value) => Math.round(value);

/** The handles of circles and glides: from level to level, and how far from the spine. */
function alongTheSpine(editor, stroke, kind) {
  const one = stroke[kind];
  const { facts, range } = editor;
  const [y1, y2] = [facts.levels[one.from], facts.levels[one.to]];
  const step = kind === 'circle' ? one.every : 1;
  const other = (key) => (kind === 'glide' ? { other: one[key] } : { from: one[key], every: step });
  const end = (key, fixed, y) =>
    handle(editor, {
      x: HANDLE_X, y, along: 'vertical', name: t(`design.handle.${key}`), value: one[key],
      drag: (changed, to) => (changed[kind][key] = nearestLevel(facts.levels, to.y, other(fixed))),
      keys: (changed, dx, dy) => {
        const next = further(one[key], dy * step);
        if (apart(next, one[fixed]) % step === 0 && (kind === 'circle' || next !== one[fixed])) {
          changed[kind][key] = next;
        }
      },
    });
  const offset = range(kind, 'offset_mm');
  return svg`<path class="span" d="M${HANDLE_X},${y1}V${y2}"/>${end('from', 'to', y1)}${end('to', 'from', y2)}
    <text x=${HANDLE_X + 14} y=${y1 + 3.5}>${t('design.from', { level: one.from })}</text><text x=${HANDLE_X + 14} y=${y2 + 3.5}>${t('design.to', { level: one.to })}</text>
    ${handle(editor, {
      x: one.offset_mm, y: kind === 'circle' ? y1 : (y1 + y2) / 2, along: 'horizontal', name: t('key.offset_mm'), value: `${one.offset_mm} mm`,
      drag: (changed, to) => (changed[kind].offset_mm = within(offset, whole(Math.abs(to.x)))),
      keys: (changed, dx) => (changed[kind].offset_mm = within(offset, one.offset_mm + dx)),
    })}
    ${kind === 'circle' ? width(editor, one, y2) : nothing}`;
}

function width(editor, circle, y) {
  const range = editor.range('circle', 'diameter_mm');
  return handle(editor, {
    x: -circle.offset_mm - circle.diameter_mm / 2, y, along: 'horizontal', name: t('key.diameter_mm'), value: `${circle.diameter_mm} mm`,
    drag: (changed, to) => (changed.circle.diameter_mm = within(range, whole(2 * Math.abs(to.x + circle.offset_mm)))),
    keys: (changed, dx) => (changed.circle.diameter_mm = within(range, circle.diameter_mm - 2 * dx)),
  });
}

function alongARib(editor, stroke, course) {
  const one = stroke['rib-sweep'];
  const points = course[0] ?? [];
  const ends = { from_mm: points.slice(0, 2), to_mm: points.slice(-2) };
  return ['from_mm', 'to_mm'].map((key) => {
    const [x, y] = ends[key];
    const range = editor.range('rib-sweep', key);
    return handle(editor, {
      x, y, along: 'horizontal', name: t(`design.handle.${key}`), value: `${one[key]} mm, ${t('key.rib')} ${one.rib}`,
      drag: (changed, to) => {
        changed['rib-sweep'][key] = within(range, whole(Math.abs(to.x)));
        changed['rib-sweep'].rib = Math.max(1, LEVELS.indexOf(nearestLevel(editor.facts.levels, to.y - (y - editor.facts.levels[LEVELS[one.rib]]))));
      },
      keys: (changed, dx, dy) => {
        changed['rib-sweep'][key] = within(range, one[key] + dx);
        changed['rib-sweep'].rib = within(editor.range('rib-sweep', 'rib'), one.rib + dy);
      },
    });
  });
}

function staying(editor, stroke) {
  const one = stroke.hold;
  const range = editor.range('hold', 'offset_mm');
  return handle(editor, {
    x: one.offset_mm, y: editor.facts.levels[one.at], along: 'vertical', name: t('design.handle.hold'), value: `${one.at}, ${one.offset_mm} mm`,
    drag: (changed, to) => {
      changed.hold.at = nearestLevel(editor.facts.levels, to.y);
      changed.hold.offset_mm = within(range, whole(Math.abs(to.x)));
    },
    keys: (changed, dx, dy) => {
      changed.hold.at = further(one.at, dy);
      changed.hold.offset_mm = within(range, one.offset_mm + dx);
    },
  });
}

function handles(editor) {
  const stroke = editor.stroke();
  const course = editor.course(editor.selected);
  if (!stroke || !course) {
    return nothing;
  }
  const kind = movement(stroke);
  const shown = { circle: () => alongTheSpine(editor, stroke, kind), glide: () => alongTheSpine(editor, stroke, kind), 'rib-sweep': () => alongARib(editor, stroke, course), hold: () => staying(editor, stroke), rest: () => nothing };
  return svg`<g class="hand">${shown[kind]()}</g>`;
}

/** What a hand that went from one place to another has drawn, in the kind that is chosen. */
function drawn(editor, kind, a, b) {
  const { levels: at } = editor.facts;
  const x = whole(Math.abs((a.x + b.x) / 2));
  const offset_mm = within(editor.range('glide', 'offset_mm'), x);
  const from = nearestLevel(at, a.y);
  if (kind === 'circle') {
    return begun(kind, { from, to: nearestLevel(at, b.y, { from, every: 2 }), offset_mm });
  }
  if (kind === 'glide') {
    return begun(kind, { from, to: nearestLevel(at, b.y, { other: from }), offset_mm });
  }
  if (kind === 'rib-sweep') {
    const range = editor.range('rib-sweep', 'from_mm');
    const [from_mm, to_mm] = [within(range, whole(Math.abs(a.x))), within(range, whole(Math.abs(b.x)))];
    return begun(kind, { rib: Math.max(1, LEVELS.indexOf(from)), from_mm, to_mm: to_mm === from_mm ? from_mm + 1 : to_mm });
  }
  return begun('hold', { at: from, offset_mm: within(editor.range('hold', 'offset_mm'), whole(Math.abs(a.x))) });
}

/** The whole stage. */
export function stage(editor, show) {
  const { facts, panel } = editor;
  const hand = (event) => {
    if (!editor.tool || event.button > 0) {
      return;
    }
    event.preventDefault();
    const a = onBody(event);
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    editor.drawing = [a, a];
    target.onpointermove = (moved) => {
      editor.drawing = [a, onBody(moved)];
      show();
    };
    target.onpointerup = (up) => {
      target.onpointermove = target.onpointerup = null;
      const b = onBody(up);
      editor.drawing = null;
      const still = Math.hypot(a.x - b.x, a.y - b.y) < LEAST_DRAG_MM;
      editor.add(still && editor.tool !== 'hold' ? begun(editor.tool) : drawn(editor, editor.tool, a, b));
    };
  };
  const phase = editor.history.now.phases[editor.selected.phase];
  const over = svg`${levels(facts)}${reach(panel)}
    ${phase?.strokes.map((stroke, i) => way(stroke, editor.course({ ...editor.selected, stroke: i }) ?? [], i === editor.selected.stroke)) ?? nothing}
    <g class="strokes" id="shownow"><path class="trail"/><path class="trail"/>
      <g class="tip" visibility="hidden"><circle class="halo" r="36"/><circle class="touch" r="8"/></g>
      <g class="tip" visibility="hidden"><circle class="halo" r="36"/><circle class="touch" r="8"/></g></g>
    ${worst(editor)}${editor.tool ? nothing : handles(editor)}
    ${editor.drawing ? svg`<path class="ahead" d="M${editor.drawing[0].x},${editor.drawing[0].y}L${editor.drawing[1].x},${editor.drawing[1].y}"/>` : nothing}`;
  return html`<section class=${`stage ${editor.tool ? 'draws' : ''}`} @pointerdown=${hand}>
    ${back(panel, VIEW, t('design.stage'), { over, driven: editor.asked, touched: true })}
    <p class="hint">${editor.tool ? t('design.draw', { stroke: t(`design.${editor.tool}`) }) : t('design.drag')}</p>
    <div class="sizes" role="group" aria-label=${t('design.panel')}>${editor.equipment.panels.map((one) => html`<button type="button" aria-pressed=${one.name === panel.name} @click=${() => editor.wear(one)}>${one.name.toUpperCase()}</button>`)}</div>
  </section>`;
}

const TRAIL_MS = 1900;
const NEAR_MM = 25;

function trail(film, ms, touch) {
  let path = '';
  let last = null;
  for (let at = Math.max(0, ms - TRAIL_MS); at <= ms; at += film.stepMs / 2) {
    const here = film.at(at).touches[touch];
    if (here) {
      path += `${last && Math.hypot(here.x - last.x, here.y - last.y) < NEAR_MM ? 'L' : 'M'}${here.x.toFixed(1)} ${here.y.toFixed(1)}`;
      last = here;
    }
  }
  return path;
}

/** Draws a moment of the film without drawing the page again. */
export function paint(film, ms) {
  const group = document.getElementById('shownow');
  if (!group || !film?.pictures) {
    return;
  }
  const { touches } = film.at(ms);
  group.querySelectorAll('.tip').forEach((tip, number) => {
    const touch = touches[number];
    tip.setAttribute('visibility', touch ? 'visible' : 'hidden');
    if (touch) {
      tip.setAttribute('opacity', Math.min(1, 0.3 + touch.strength).toFixed(2));
      tip.setAttribute('transform', `translate(${touch.x.toFixed(2)} ${touch.y.toFixed(2)})`);
    }
    group.querySelectorAll('.trail')[number].setAttribute('d', touch ? trail(film, ms, number) : '');
  });
}
