/** The authority, and the broker that a clinic runs. */
@NullMarked
package org.sentuh.clinic.authority;

import org.jspecify.annotations.NullMarked;
