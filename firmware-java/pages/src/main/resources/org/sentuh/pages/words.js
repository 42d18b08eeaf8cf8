// All that is said, from the language's file; nothing is written here or in a template.
let words = null;

/**
 * Reads a language's words, once a language.
 *
 * @param from the address of the words without their language, as in /assets/0/words
 */
export async function speak(from, language) {
  words = await (await fetch(`${from}.${language}.json`)).json();
  document.documentElement.lang = language;
  document.documentElement.dir = words.direction;
  document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax`;
}

/** Whether there are words yet. */
export const speaks = () => words !== null;

export const language = () => words.language;

/** All that there are, each by its code and its own name. */
export const languages = () => words.languages;

/** A phrase of these pages, with its curly words filled in. */
export function t(key, fill = {}) {
  const phrase = words.page[key] ?? '';
  return phrase.replace(/\{(\w+)\}/g, (all, name) => fill[name] ?? all);
}

export const reason = (code) => words.reason[code] ?? '';

/** What is told when something was not done: the product's sentence, or one of the pages'. */
export const refusal = (code) =>
  words.refusal[code] ?? words.page[`refused.${code}`] ?? t('refused.other');

export const programme = () => words.programme;
export const question = (id) => words.question[id];
export const zone = (name) => words.zone[name];
export const loose = (name) => words.loose[name];
export const doubted = (name) => words.doubted[name];
export const phase = (number) => words.phases[number];

/** A stroke's sentence without its full stop, as a title has none. */
export const stroke = (passage) =>
  words.phases[passage.phase].strokes[passage.stroke].replace(/\.$/, '');

/** Minutes and seconds, as 3:10. */
export const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const forms = new Map();

/** How the language writes something; made once, for that takes a slow phone a millisecond. */
function form(Kind, shape) {
  const key = `${words.language} ${Kind.name} ${JSON.stringify(shape)}`;
  if (!forms.has(key)) {
    forms.set(key, new Kind(words.language, shape));
  }
  return forms.get(key);
}

const written = (shape, at) => form(Intl.DateTimeFormat, shape).format(new Date(at));
const OF_DAY = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** A time of day as the language writes it, 14.30 or 14:30. */
export const timeOfDay = (date) => written(OF_DAY, date);

/** A time of day with its seconds, of what the device wrote down. */
export const seconds = (iso) => written({ ...OF_DAY, second: '2-digit' }, iso);

/** A day and a time of day. */
export const moment = (iso) =>
  `${written({ day: 'numeric', month: 'short', year: 'numeric' }, iso)} ${timeOfDay(iso)}`;

/** A day by its name and number. */
export const day = (at) => written({ weekday: 'short', day: 'numeric', month: 'short' }, at);

export const asked = (word) => words.ask[word] ?? '';
export const midwife = (code) => words.midwife[code] ?? '';
export const technician = (code) => words.technician[code] ?? '';

/** From here on a language may group its digits. */
const GROUPED = 1000;

/** Rounded as it is read: 1.005 is 1.01, though the computer's own number is a little less. */
const halfUp = (size, digits) => (Math.round(Number(`${size < 1e-6 ? 0 : size}e${digits}`)) / 10 ** digits).toFixed(digits);

/**
 * A number as the language writes it. A small one has its point and nothing else of a language:
 * what a browser has for all others takes a slow phone a tenth of a second to begin with.
 */
function decimals(value, least, most) {
  const plain = halfUp(Math.abs(value), most);
  if (!words.point || !(plain < GROUPED)) {
    return form(Intl.NumberFormat, { minimumFractionDigits: least, maximumFractionDigits: most }).format(value);
  }
  const short = least < most ? plain.replace(/\.?0+$/, '') : plain;
  return (value < 0 && plain > 0 ? words.minus : '') + short.replace('.', words.point);
}

export const whole = (value) => decimals(value, 0, 3);
export const fixed = (value, digits) => decimals(value, digits, digits);
export const number = (value) => decimals(value, 0, 1);
