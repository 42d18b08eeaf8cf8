/** Keeps what the devices have told, each entry exactly once, and knows what is missing. */
@NullMarked
package org.sentuh.clinic.archive;

import org.jspecify.annotations.NullMarked;
