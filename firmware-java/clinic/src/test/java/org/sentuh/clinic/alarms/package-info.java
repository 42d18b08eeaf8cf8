/** Tests of the alarms. */
@NullMarked
package org.sentuh.clinic.alarms;

import org.jspecify.annotations.NullMarked;
