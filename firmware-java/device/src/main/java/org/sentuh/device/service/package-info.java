/**
 * What a technician needs of the box: every reading as it comes off the bus, the last self-test,
 * what was logged, and one file of it all that can be played again elsewhere. It holds no identity
 * and no secret, and changes nothing.
 */
@NullMarked
package org.sentuh.device.service;

import org.jspecify.annotations.NullMarked;
