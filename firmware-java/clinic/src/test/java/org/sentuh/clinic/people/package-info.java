/** Tests of who is let in. */
@NullMarked
package org.sentuh.clinic.people;

import org.jspecify.annotations.NullMarked;
