/** Tests of who needs a midwife and why. */
@NullMarked
package org.sentuh.clinic.mothers;

import org.jspecify.annotations.NullMarked;
