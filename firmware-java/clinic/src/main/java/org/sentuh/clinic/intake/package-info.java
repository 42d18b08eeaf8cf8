/** Listens to the devices, files what they tell, and says to them what is stored. */
@NullMarked
package org.sentuh.clinic.intake;

import org.jspecify.annotations.NullMarked;
