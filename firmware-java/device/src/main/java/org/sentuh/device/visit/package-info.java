/**
 * What a midwife on a visit looks up and decides at the device: the last treatments with what
 * reached each zone, a hold and its release, and the massage on her own hand.
 */
@NullMarked
package org.sentuh.device.visit;

import org.jspecify.annotations.NullMarked;
