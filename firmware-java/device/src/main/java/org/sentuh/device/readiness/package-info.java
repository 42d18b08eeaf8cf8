/**
 * Whether a treatment may begin on this device: what is kept of holds and doses through power cuts,
 * and every check at once. Nothing that listens to the network may use this room, so nothing from
 * afar can release a hold.
 */
@NullMarked
package org.sentuh.device.readiness;

import org.jspecify.annotations.NullMarked;
