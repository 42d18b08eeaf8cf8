/** What happened: the sealed vocabulary of facts that the loop reports. */
@NullMarked
package org.sentuh.control.event;

import org.jspecify.annotations.NullMarked;
