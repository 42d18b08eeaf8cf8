// A QR code on white, whatever the page's colours are: cameras want it so.
import { html, svg } from 'lit-html';

/** The picture of what the server made of a text; label says what it leads to. */
export const picture = ({ size, path }, label) => html`<svg class="qr" viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges">${svg`<rect x="-4" y="-4" width=${size + 8} height=${size + 8}></rect><path d=${path}></path>`}</svg>`;
