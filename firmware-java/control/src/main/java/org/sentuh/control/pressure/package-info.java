/**
 * What the back feels like: calibrated pressure readings with age and validity, one per sensor
 * site.
 */
@NullMarked
package org.sentuh.control.pressure;

import org.jspecify.annotations.NullMarked;
