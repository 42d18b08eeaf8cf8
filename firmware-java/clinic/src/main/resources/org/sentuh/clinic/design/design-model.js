// A programme as its file has it, and what can be done to it. Whatever is changed is another programme, so going back is a list.

export const MOVEMENTS = ['circle', 'glide', 'rib-sweep', 'hold', 'rest'];
export const LEVELS = ['C7', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'];
const MOST_KEPT = 200;

/** What a stroke does. */
export const movement = (stroke) => MOVEMENTS.find((one) => one in stroke);

/** What a stroke is before anybody has changed it; what the mother feels of it is a midwife's choice. */
const BEGINNINGS = {
  circle: { from: 'T2', to: 'T8', every: 2, diameter_mm: 40, loop_s: 2, loops_a_level: 3, offset_mm: 50 },
  glide: { from: 'T1', to: 'T9', speed_mm_s: 40, pause_s: 2, times: 6, offset_mm: 50 },
  'rib-sweep': { rib: 5, from_mm: 30, to_mm: 70, speed_mm_s: 32, pause_s: 1.25, times: 2 },
  hold: { at: 'T4', offset_mm: 50, lasts_s: 6 },
  rest: { lasts_s: 6 },
};

/** A new stroke of a kind, with what was drawn of it. */
export function begun(kind, drawn = {}) {
  const stroke = { [kind]: { ...BEGINNINGS[kind], ...drawn } };
  return kind === 'rest' ? stroke : { ...stroke, sides: 'both', intensity: 1, spread_mm: 0 };
}

/** A new part around a stroke. */
export const part = (title, stroke) => ({ title, order: 'written', repeats: 1, ramp: { from: 1, to: 1 }, strokes: [stroke] });

const number = (level) => LEVELS.indexOf(level);

/** The level nearest to a height on the back, and of those only such as a step leads to. */
export function nearestLevel(levels, y, { from = null, every = 1, other = null } = {}) {
  const reached = LEVELS.filter((level) => level !== other && (from === null || Math.abs(number(level) - number(from)) % every === 0));
  return reached.reduce((best, level) => (Math.abs(levels[level] - y) < Math.abs(levels[best] - y) ? level : best), reached[0]);
}

/** The level a number of steps further down; the last one where there is none. */
export const further = (level, steps) => LEVELS[Math.min(LEVELS.length - 1, Math.max(0, number(level) + steps))];

/** How far apart two levels are, in levels. */
export const apart = (a, b) => Math.abs(number(a) - number(b));

/** Everything that was done, and what was undone. */
export class History {
  past = [];
  future = [];

  constructor(programme) {
    this.now = programme;
  }

  /** Changes a copy, and keeps what was before. */
  change(how) {
    const changed = structuredClone(this.now);
    how(changed);
    if (JSON.stringify(changed) !== JSON.stringify(this.now)) {
      this.past = [...this.past, this.now].slice(-MOST_KEPT);
      this.future = [];
      this.now = changed;
    }
  }

  /** Changes a copy that is shown while something is dragged; {@link keep} makes it one step. */
  show(before, how) {
    this.now = structuredClone(before);
    how(this.now);
  }

  keep(before) {
    const dragged = this.now;
    this.now = before;
    this.change((programme) => Object.assign(programme, dragged));
  }

  undo() {
    if (this.past.length) {
      this.future = [this.now, ...this.future];
      this.now = this.past.at(-1);
      this.past = this.past.slice(0, -1);
    }
  }

  redo() {
    if (this.future.length) {
      this.past = [...this.past, this.now];
      [this.now, ...this.future] = this.future;
    }
  }
}

/** Where a value of a stroke lies within its file, as refusals name it. */
export const place = (selected, key) =>
  selected.stroke < 0 ? `phases[${selected.phase}].${key}` : `phases[${selected.phase}].strokes[${selected.stroke}].${key}`;

/** The values of a movement as the schema of a programme bounds them. */
export function bounds(schema, group, key) {
  const one = schema.$defs[group]?.properties?.[key] ?? schema.properties[key] ?? {};
  return { min: one.minimum, max: one.maximum, whole: one.type === 'integer' };
}

/** A number as near as its bounds let it. */
export const within = ({ min, max }, value) => Math.min(max ?? value, Math.max(min ?? value, value));

/** The pictures of a programme, as control has worked them out. */
export class Film {
  constructor(facts) {
    this.stepMs = facts.stepMs;
    this.motors = facts.motors;
    const bytes = Uint8Array.from(atob(facts.film), (letter) => letter.charCodeAt(0));
    this.view = new DataView(bytes.buffer);
    this.size = 13 + this.motors;
    this.pictures = Math.floor(bytes.length / this.size);
  }

  /** Where it touches at a moment, between two pictures in a straight line; how much of each motor is asked. */
  at(ms) {
    const exact = Math.min(this.pictures - 1, Math.max(0, ms / this.stepMs));
    const first = Math.floor(exact);
    return { passage: this.view.getUint16(first * this.size), touches: [0, 1].map((touch) => this.touch(first, exact - first, touch)).filter(Boolean), asked: this.asked(first) };
  }

  one(picture, touch) {
    const at = picture * this.size + 3 + 5 * touch;
    return { x: this.view.getInt16(at) / 10, y: this.view.getInt16(at + 2) / 10, strength: this.view.getUint8(at + 4) / 255 };
  }

  touch(picture, part, touch) {
    const here = this.one(picture, touch);
    if (here.strength === 0) {
      return null;
    }
    const next = this.one(Math.min(this.pictures - 1, picture + 1), touch);
    const far = next.strength === 0 || Math.hypot(next.x - here.x, next.y - here.y) > 25;
    return far ? here : { x: here.x + (next.x - here.x) * part, y: here.y + (next.y - here.y) * part, strength: here.strength };
  }

  asked(picture) {
    const at = picture * this.size + 13;
    return Array.from({ length: this.motors }, (_, motor) => this.view.getUint8(at + motor) / 255);
  }
}
