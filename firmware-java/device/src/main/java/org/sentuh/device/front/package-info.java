/**
 * The front of a box without a screen: a button that begins what has been made ready, a light and a
 * buzzer that tell how things are. It asks as a page asks, and is refused as a page is; a stop has
 * its own button and needs nothing from here.
 */
@NullMarked
package org.sentuh.device.front;

import org.jspecify.annotations.NullMarked;
