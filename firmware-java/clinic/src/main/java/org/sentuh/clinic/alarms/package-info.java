/**
 * When somebody is called to a device: rules as data, judged by what the archive knows, live and
 * over what is stored. It calls people; it asks nothing of any device.
 */
@NullMarked
package org.sentuh.clinic.alarms;

import org.jspecify.annotations.NullMarked;
