/** What the archive knows of every device at once, for who looks after all of them. */
@NullMarked
package org.sentuh.clinic.archive.fleet;

import org.jspecify.annotations.NullMarked;
