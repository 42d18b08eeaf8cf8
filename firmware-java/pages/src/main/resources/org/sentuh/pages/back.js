// The back, in millimetres of the body frame: origin C7, x to the wearer's right, y to the feet.
import { html, svg, nothing } from 'lit-html';
import { t } from './words.js';

/** The figure, drawn once and never animated. It is nobody: no face, no skin colour, no weight. */
const figure = svg`<defs>
<linearGradient id="skin" gradientUnits="userSpaceOnUse" x1="0" y1="-110" x2="0" y2="420"><stop class="s1" offset="0"/><stop class="s2" offset=".55"/><stop class="s3" offset="1"/></linearGradient>
<linearGradient id="hair" x1="0" y1="0" x2="0" y2="1"><stop class="h1" offset="0"/><stop class="h2" offset="1"/></linearGradient>
<radialGradient id="glow"><stop class="g1" offset="0"/><stop class="g2" offset=".38"/><stop class="g3" offset="1"/></radialGradient>

<pattern id="kw" width="22" height="22" patternUnits="userSpaceOnUse"><g fill="none" stroke-width="1" class="kws"><ellipse cx="11" cy="4.5" rx="2.3" ry="4"/><ellipse cx="11" cy="17.5" rx="2.3" ry="4"/><ellipse cx="4.5" cy="11" rx="4" ry="2.3"/><ellipse cx="17.5" cy="11" rx="4" ry="2.3"/></g></pattern>
<filter id="b3" color-interpolation-filters="sRGB" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="3"/></filter>
<filter id="b7" color-interpolation-filters="sRGB" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="7"/></filter>
<filter id="b12" color-interpolation-filters="sRGB" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="12"/></filter>
<clipPath id="tor"><path d="M0,-120 L43,-112 C43,-92 40,-80 41,-62 C43,-38 58,-23 86,-12 C108,-4 130,4 150,12.6 C164,40 164,84 151,122 C149,150 143,180 136,214 C128,252 121,292 119,330 C117,362 122,392 134,424 C142,446 148,462 152,484 L0,484 Z M0,-120 L-43,-112 C-43,-92 -40,-80 -41,-62 C-43,-38 -58,-23 -86,-12 C-108,-4 -130,4 -150,12.6 C-164,40 -164,84 -151,122 C-149,150 -143,180 -136,214 C-128,252 -121,292 -119,330 C-117,362 -122,392 -134,424 C-142,446 -148,462 -152,484 L0,484 Z"/></clipPath>
<linearGradient id="fy" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset=".80" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
<linearGradient id="fa" gradientUnits="userSpaceOnUse" x1="0" y1="150" x2="0" y2="325"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
<mask id="arm" maskUnits="userSpaceOnUse" x="-260" y="-40" width="520" height="400"><rect x="-260" y="-40" width="520" height="400" fill="url(#fa)"/></mask>
<mask id="fade" maskUnits="userSpaceOnUse" x="-260" y="-320" width="520" height="760"><rect x="-260" y="-320" width="520" height="675" fill="url(#fy)"/></mask>
</defs>
<g mask="url(#fade)"><g class="fig"><g mask="url(#arm)"><path class="skin" d="M120,10 L150,12 C178,20 194,40 200,68 C208,104 207,146 201,196 C196,240 192,280 192,330 L152,330 C153,280 156,236 156,196 C156,166 154,144 150,122 L120,60 Z"/><path class="skin" d="M-120,10 L-150,12 C-178,20 -194,40 -200,68 C-208,104 -207,146 -201,196 C-196,240 -192,280 -192,330 L-152,330 C-153,280 -156,236 -156,196 C-156,166 -154,144 -150,122 L-120,60 Z"/><g filter="url(#b7)"><path class="sh armsh" d="M164,150 C166,200 160,260 158,330"/><path class="sh armsh" d="M-164,150 C-166,200 -160,260 -158,330"/></g><path class="line" d="M150,12.6 C178,20 194,40 200,68 C208,104 207,146 201,196 C196,240 192,280 192,330"/><path class="line" d="M-150,12.6 C-178,20 -194,40 -200,68 C-208,104 -207,146 -201,196 C-196,240 -192,280 -192,330"/><path class="line in" d="M150,122 C154,144 156,166 156,196 C156,236 153,280 152,330"/><path class="line in" d="M-150,122 C-154,144 -156,166 -156,196 C-156,236 -153,280 -152,330"/></g><path class="skin" d="M0,-120 L43,-112 C43,-92 40,-80 41,-62 C43,-38 58,-23 86,-12 C108,-4 130,4 150,12.6 C164,40 164,84 151,122 C149,150 143,180 136,214 C128,252 121,292 119,330 C117,362 122,392 134,424 C142,446 148,462 152,484 L0,484 Z M0,-120 L-43,-112 C-43,-92 -40,-80 -41,-62 C-43,-38 -58,-23 -86,-12 C-108,-4 -130,4 -150,12.6 C-164,40 -164,84 -151,122 C-149,150 -143,180 -136,214 C-128,252 -121,292 -119,330 C-117,362 -122,392 -134,424 C-142,446 -148,462 -152,484 L0,484 Z"/><g clip-path="url(#tor)"><g filter="url(#b12)"><path class="sh edge" d="M151,122 C149,150 143,180 136,214 C128,252 121,292 119,330 C117,362 122,392 134,424 C142,446 148,462 152,484"/><path class="sh edge" d="M-151,122 C-149,150 -143,180 -136,214 C-128,252 -121,292 -119,330 C-117,362 -122,392 -134,424 C-142,446 -148,462 -152,484"/><path class="hi wide" d="M24,120 C30,190 32,250 28,350"/><path class="hi wide" d="M-24,120 C-30,190 -32,250 -28,350"/><path class="sh faint" d="M150,128 C126,190 96,250 58,330"/><path class="sh faint" d="M-150,128 C-126,190 -96,250 -58,330"/></g><g filter="url(#b7)"><path class="hi fillhi" d="M56,44 C60,78 66,118 83,158 C104,140 132,104 150,70 C150,50 120,42 56,44"/><path class="hi fillhi" d="M-56,44 C-60,78 -66,118 -83,158 C-104,140 -132,104 -150,70 C-150,50 -120,42 -56,44"/><path class="sh furrow" d="M0,-6 C0,60 0,120 0,190"/><path class="sh furrow deep" d="M0,170 C0,240 0,300 0,420"/><path class="sh mid" d="M26,-84 C27,-50 36,-24 66,-8 C90,4 110,10 132,18"/><path class="sh mid" d="M-26,-84 C-27,-50 -36,-24 -66,-8 C-90,4 -110,10 -132,18"/><path class="sh mid" d="M152,122 C140,112 128,96 122,76"/><path class="sh mid" d="M-152,122 C-140,112 -128,96 -122,76"/></g><g filter="url(#b3)"><path class="sh thin" d="M55,50 C58,84 64,120 80,157 C88,164 94,154 104,138"/><path class="sh thin" d="M-55,50 C-58,84 -64,120 -80,157 C-88,164 -94,154 -104,138"/><path class="sh thin soft" d="M60,62 C86,53 112,45 138,40"/><path class="sh thin soft" d="M-60,62 C-86,53 -112,45 -138,40"/></g></g><path class="line" d="M43,-112 C43,-92 40,-80 41,-62 C43,-38 58,-23 86,-12 C108,-4 130,4 150,12.6"/><path class="line" d="M-43,-112 C-43,-92 -40,-80 -41,-62 C-43,-38 -58,-23 -86,-12 C-108,-4 -130,4 -150,12.6"/><path class="line" d="M151,122 C149,150 143,180 136,214 C128,252 121,292 119,330 C117,362 122,392 134,424 C142,446 148,462 152,484"/><path class="line" d="M-151,122 C-149,150 -143,180 -136,214 C-128,252 -121,292 -119,330 C-117,362 -122,392 -134,424 C-142,446 -148,462 -152,484"/><path class="line in" d="M151,122 C148,110 143,100 136,92"/><path class="line in" d="M-151,122 C-148,110 -143,100 -136,92"/><path class="line ghost" d="M62,66 C64,96 70,130 82,156 C87,163 93,158 98,150"/><path class="line ghost" d="M-62,66 C-64,96 -70,130 -82,156 C-87,163 -93,158 -98,150"/><path class="skin" d="M64,-186 C76,-192 80,-176 74,-160 C71,-150 66,-148 62,-154 Z"/><path class="skin" d="M-64,-186 C-76,-192 -80,-176 -74,-160 C-71,-150 -66,-148 -62,-154 Z"/><path class="line in" d="M66,-188 C76,-190 79,-174 74,-160 C71,-151 67,-149 64,-152"/><path class="line in" d="M-66,-188 C-76,-190 -79,-174 -74,-160 C-71,-151 -67,-149 -64,-152"/><path class="hair" d="M-67,-196 C-70,-252 -42,-284 0,-284 C42,-284 70,-252 67,-196 C66,-160 60,-130 43,-108 C34,-98 22,-92 12,-95 C6,-97 3,-98 0,-98 C-3,-98 -6,-97 -12,-95 C-22,-92 -34,-98 -43,-108 C-60,-130 -66,-160 -67,-196 Z"/><g class="strand"><path class="st" d="M20,-282 C30,-256 34,-220 24,-182"/><path class="st" d="M-20,-282 C-30,-256 -34,-220 -24,-182"/><path class="st" d="M46,-266 C58,-236 54,-196 36,-170"/><path class="st" d="M-46,-266 C-58,-236 -54,-196 -36,-170"/><path class="st" d="M65,-214 C64,-184 56,-164 42,-152"/><path class="st" d="M-65,-214 C-64,-184 -56,-164 -42,-152"/><path class="st" d="M50,-120 C48,-126 44,-132 40,-136"/><path class="st" d="M-50,-120 C-48,-126 -44,-132 -40,-136"/><path class="st" d="M26,-97 C28,-106 26,-112 22,-118"/><path class="st" d="M-26,-97 C-28,-106 -26,-112 -22,-118"/></g><path class="bun" d="M-45,-150 C-46,-174 -26,-187 0,-187 C26,-187 46,-174 45,-150 C44,-127 24,-115 0,-115 C-24,-115 -44,-127 -45,-150 Z"/><g class="strand"><path class="st" d="M-39,-156 C-30,-176 20,-182 34,-160 C44,-140 14,-122 -10,-128 C-30,-134 -26,-156 -4,-162 C12,-165 20,-152 12,-145 C6,-140 -4,-142 -4,-149"/><path class="st" d="M-42,-146 C-38,-128 -14,-118 8,-119"/></g><g class="strand"><path class="wisp" d="M-14,-95 C-18,-84 -13,-76 -17,-66"/><path class="wisp" d="M15,-95 C21,-86 17,-78 22,-71"/></g></g><g class="bones"><g clip-path="url(#tor)"><path class="rib" d="M9,23 C22.4,12 52.8,21.2 66,41 M-9,23 C-22.4,12 -52.8,21.2 -66,41 M9,43 C31.3,32 73.6,42.8 92,69 M-9,43 C-31.3,32 -73.6,42.8 -92,69 M9,63 C38.1,52 89.6,64.2 112,96 M-9,63 C-38.1,52 -89.6,64.2 -112,96 M9,83 C42.2,72 99.2,85.4 124,122 M-9,83 C-42.2,72 -99.2,85.4 -124,122 M9,103 C44.5,92 104.8,106.4 131,147 M-9,103 C-44.5,92 -104.8,106.4 -131,147 M9,123 C45.9,112 108,127.2 135,171 M-9,123 C-45.9,112 -108,127.2 -135,171 M9,143 C46.6,132 109.6,148 137,195 M-9,143 C-46.6,132 -109.6,148 -137,195 M9,163 C46.9,152 110.4,168.8 138,219 M-9,163 C-46.9,152 -110.4,168.8 -138,219 M9,183 C46.6,172 109.6,189.4 137,242 M-9,183 C-46.6,172 -109.6,189.4 -137,242 M9,206 C45.9,195 108,212.6 135,266 M-9,206 C-45.9,195 -108,212.6 -135,266 M9,231 C35.4,220 83.2,234.8 104,277 M-9,231 C-35.4,220 -83.2,234.8 -104,277 M9,260 C24.5,249 57.6,261 72,292 M-9,260 C-24.5,249 -57.6,261 -72,292"/></g><g class="spine"><ellipse cx="0" cy="-44" rx="2.2" ry="2.8" opacity="0.35"/><ellipse cx="0" cy="-23" rx="2.7" ry="3.2" opacity="0.6"/><ellipse cx="0" cy="0" rx="4.8" ry="5.2"/><ellipse cx="0" cy="25" rx="3.1" ry="4.4"/><ellipse cx="0" cy="45" rx="3.1" ry="4.4"/><ellipse cx="0" cy="65" rx="3.1" ry="4.4"/><ellipse cx="0" cy="85" rx="3.1" ry="4.4"/><ellipse cx="0" cy="105" rx="3.1" ry="4.4"/><ellipse cx="0" cy="125" rx="3.1" ry="4.4"/><ellipse cx="0" cy="145" rx="3.1" ry="4.4"/><ellipse cx="0" cy="165" rx="3.1" ry="4.4"/><ellipse cx="0" cy="185" rx="3.1" ry="4.4"/><ellipse cx="0" cy="208" rx="3.4" ry="5.2"/><ellipse cx="0" cy="233" rx="3.4" ry="5.2"/><ellipse cx="0" cy="262" rx="3.4" ry="5.2"/><ellipse cx="0" cy="293" rx="3.6" ry="5.6" opacity="0.6"/><ellipse cx="0" cy="325" rx="3.6" ry="5.6" opacity="0.42"/><ellipse cx="0" cy="357" rx="3.6" ry="5.6" opacity="0.26"/></g></g><path class="cloth" d="M-119.5,330 C-70,350 -30,356 0,356 C30,356 70,350 119.5,330 C119,372 126,400 134,424 C142,446 148,462 152,484 L-152,484 C-148,462 -142,446 -134,424 C-126,400 -119,372 -119.5,330 Z"/><path class="kawung" d="M-119.5,330 C-70,350 -30,356 0,356 C30,356 70,350 119.5,330 C119,372 126,400 134,424 C142,446 148,462 152,484 L-152,484 C-148,462 -142,446 -134,424 C-126,400 -119,372 -119.5,330 Z"/><path class="hem" d="M-119.5,338 C-70,358 -30,364 0,364 C30,364 70,358 119.5,338"/></g>`;

const RING = 4;
const RING_ROOT = 9;
const ZONE = 12;

function motors(bed, driven) {
  return bed.motors.map((site, i) => {
    const felt = driven?.[i] ?? 0;
    return felt > 0
      ? svg`<circle class="ring" cx=${site.x} cy=${site.y} r=${RING + RING_ROOT * Math.sqrt(felt)}/>
          <circle class="m on" cx=${site.x} cy=${site.y} r=${2.6 + felt}/>`
      : svg`<circle class="m" cx=${site.x} cy=${site.y} r="2.6"/>`;
  });
}

function zones(bed, felt, missing) {
  return bed.zones.map((site, i) => {
    const one = felt?.[i];
    if (one?.doubted) {
      return svg`<circle class="z doubt" cx=${site.x} cy=${site.y} r=${ZONE}/>
        <text class="ask" x=${site.x} y=${site.y + 5}>?</text>`;
    }
    return missing && one && !one.touches
      ? svg`<circle class="z lost" cx=${site.x} cy=${site.y} r=${ZONE + 4}/>`
      : svg`<circle class=${one?.touches ? 'z felt' : 'z'} cx=${site.x} cy=${site.y} r=${ZONE}/>`;
  });
}

/** Points to the strap that brings one zone back. */
function pull(site) {
  const side = Math.sign(site.x);
  const from = site.x + side * 82;
  const to = site.x + side * 24;
  return svg`<path class="pull" d="M${from} ${site.y}H${to}m${side * 12} -9l${-side * 12} 9 ${side * 12} 9"/>
    <text class="tag" x=${(from + to) / 2 + side * 4} y=${site.y + 30}>${t('back.tighten')}</text>`;
}

/**
 * The back with what is known of it.
 *
 * @param view the part that is shown, as a viewBox
 * @param label the sentence that says the same
 * @param shown driven, zones, loose (the number of the zone whose strap is named), missing, touches, what is laid over it,
 *   bare for a back without a panel, and touched for one whose overlay is operated by hand
 */
export function back(bed, view, label, shown = {}) {
  const loose = shown.loose >= 0 ? bed.zones[shown.loose] : null;
  return html`<svg class="back" viewBox=${view} role=${shown.touched ? 'group' : label ? 'img' : nothing}
      aria-label=${label || nothing} aria-hidden=${label ? nothing : 'true'}>
    ${figure}
    ${shown.bare
      ? nothing
      : svg`<g class="zones">${zones(bed, shown.zones, shown.missing)}</g><g class="motors">${motors(bed, shown.driven)}</g>`}
    ${shown.moving
      ? svg`<g class="strokes moving"><path class="trail"/><path class="trail"/>
          <g class="tip" visibility="hidden"><circle class="halo" r="36"/><circle class="touch" r="8"/></g>
          <g class="tip" visibility="hidden"><circle class="halo" r="36"/><circle class="touch" r="8"/></g></g>`
      : nothing}
    ${shown.over ?? nothing}
    ${loose ? pull(loose) : nothing}
    ${shown.sides
      ? svg`<g class="sides"><text x="-174" y="66">${t('back.left-side')}</text>
          <text x="174" y="66">${t('back.right-side')}</text></g>`
      : nothing}
  </svg>`;
}
