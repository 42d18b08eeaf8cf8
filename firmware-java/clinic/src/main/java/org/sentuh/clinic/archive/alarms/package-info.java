/**
 * What devices told of themselves over time, and when somebody was called to one, in the tables.
 */
@NullMarked
package org.sentuh.clinic.archive.alarms;

import org.jspecify.annotations.NullMarked;
