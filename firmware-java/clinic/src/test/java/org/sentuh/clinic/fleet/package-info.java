/** Tests of the fleet. */
@NullMarked
package org.sentuh.clinic.fleet;

import org.jspecify.annotations.NullMarked;
