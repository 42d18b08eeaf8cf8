// What the page brought along, by the path that tells it later: nothing has to be asked for before it is seen.

/** What was told so long ago is not shown as what is. */
export const OLD_MS = 8000;

const [way] = performance.getEntriesByType('navigation');

/** When the device said it. */
export const saidAt = way?.responseStart ?? 0;

/** A page that a browser has kept, or that waited long for its script, tells of another time. */
const isFresh = way?.transferSize > 0 && performance.now() - saidAt < OLD_MS;
const pieces = isFresh ? JSON.parse(document.getElementById('brought').textContent) : {};

/** Each is taken once; afterwards, and where the page is old, it is asked for. */
export function take(path) {
  const piece = pieces[path] ?? null;
  delete pieces[path];
  return piece;
}
