// What a mother says of her milk, her massages and what was found at visits, on one axis: points without a line, a sum or a goal, for nothing here says what causes what.
import { html, nothing, svg } from 'lit-html';
import * as say from './words.js';
import { t } from './words.js';

const DAY_MS = 86400000;
const LEAST_DAYS = 3;
const MOST_DAYS = 14;
const MOST_LABELS = 4;
const WIDE = 420;
const LABEL = 100;
const MOST = 10;

/** Each has a shape of its own, the same in the picture and beneath it. */
const SAID = svg`<circle class="said" r="5.5"/>`;
const WHOLE = svg`<rect class="whole" x="-4" y="-8" width="8" height="16" rx="4"/>`;
const PART = svg`<rect class="ended" x="-3.2" y="-7.2" width="6.4" height="14.4" rx="3.2"/>`;
const VISIT = svg`<path class="visit" d="M-6 -6H6L0 5z"/>`;

const at = (iso) => new Date(iso).getTime();

/** What there is to show, each with its moment; what nobody knows the time of is at the time that it came. */
function gathered(one) {
  return {
    said: one.felt.filter((felt) => felt.answers.milk !== undefined).map((felt) => ({ at: at(felt.at ?? felt.received), much: felt.answers.milk })),
    massages: one.treatments.filter((treatment) => treatment.runS > 0).map((treatment) => ({ at: at(treatment.at ?? treatment.received), whole: treatment.outcome === 'completed' })),
    visits: one.visits.filter((visit) => visit.feeding || visit.latch !== undefined || visit.bses !== undefined).map((visit) => ({ at: at(`${visit.on}T12:00:00`), visit })),
  };
}

/** Midnights, no more of them named than there is room for. */
function midnights(from, until) {
  const days = [];
  for (let day = new Date(from).setHours(24, 0, 0, 0); day < until; day += DAY_MS) {
    days.push(day);
  }
  const every = Math.ceil(days.length / MOST_LABELS);
  return days.map((day, number) => ({ day, named: number % every === 0 }));
}

/** A day's name beside its line, on the side where there is room for it. */
const label = (x, words) => (x > WIDE - LABEL ? svg`<text x=${x - 3} y="161" class="end">${words}</text>` : svg`<text x=${x + 3} y="161">${words}</text>`);

function picture({ said, massages, visits }, now) {
  const first = Math.min(...[...said, ...massages, ...visits].map((mark) => mark.at));
  const from = Math.max(now - MOST_DAYS * DAY_MS, Math.min(first - DAY_MS / 4, now - LEAST_DAYS * DAY_MS));
  const x = (moment) => 24 + ((WIDE - 36) * (moment - from)) / (now - from);
  const y = (much) => 116 - (84 * much) / MOST;
  const shown = (marks) => marks.filter((mark) => mark.at >= from && mark.at <= now + DAY_MS);
  const right = (moment) => Math.min(WIDE - 12, x(moment));
  return svg`${[0, MOST / 2, MOST].map((much) => svg`<path class="stave" d="M24 ${y(much)}H${WIDE - 12}"/><text x="18" y=${y(much) + 4} class="end">${say.whole(much)}</text>`)}
    ${midnights(from, now).map(({ day, named }) => svg`<path class="day" d="M${x(day)} 24V146"/>${named ? label(x(day), say.day(day)) : nothing}`)}
    ${shown(visits).map((mark) => svg`<g transform="translate(${right(mark.at)} 14)">${VISIT}</g>`)}
    ${shown(massages).map((mark) => svg`<g transform="translate(${right(mark.at)} 134)">${mark.whole ? WHOLE : PART}</g>`)}
    ${shown(said).map((mark) => svg`<g transform="translate(${right(mark.at)} ${y(mark.much)})">${SAID}</g>`)}`;
}

const glyph = (shape, words) => html`<span><svg viewBox="-9 -9 18 18" aria-hidden="true">${shape}</svg>${words}</span>`;

/** What was found, in words beneath the picture. */
const found = ({ at: moment, visit }) => html`<li><b>${say.day(moment)}</b> ${[
  visit.feeding ? t('mothers.milk.baby', { what: t(`mothers.visit.feeding.${visit.feeding}`) }) : '',
  visit.latch === undefined ? '' : `LATCH ${say.number(visit.latch)}`,
  visit.bses === undefined ? '' : `BSES-SF ${say.number(visit.bses)}`,
].filter(Boolean).join(' · ')}</li>`;

/** The card; says so where nobody has told anything yet. */
export function milk(one) {
  const all = gathered(one);
  const { said, massages, visits } = all;
  return html`<section class="card" aria-labelledby="milk"><h2 id="milk">${t('mothers.milk')}</h2>
    ${
      said.length + visits.length
        ? html`<svg class="milkline milk-marks" viewBox="0 0 ${WIDE} 166" role="img" aria-label=${t('mothers.milk.label', { said: said.length, massages: massages.length, visits: visits.length })}>${picture(all, at(one.now))}</svg>
          <p class="key milk-marks">${said.length ? glyph(SAID, t('mothers.milk.said')) : nothing}${massages.some((mark) => mark.whole) ? glyph(WHOLE, t('mothers.milk.massage')) : nothing}${massages.some((mark) => !mark.whole) ? glyph(PART, t('mothers.milk.part')) : nothing}${visits.length ? glyph(VISIT, t('mothers.milk.visit')) : nothing}</p>
          ${visits.length ? html`<ul class="told-of">${visits.map(found)}</ul>` : nothing}<p class="hint">${t('mothers.milk.say')}</p>`
        : html`<p class="hint">${t('mothers.milk.none')}</p>`
    }<p class="hint">${t('mothers.milk.own')}</p></section>`;
}
