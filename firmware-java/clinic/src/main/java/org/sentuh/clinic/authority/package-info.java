/**
 * Makes the certificates by which a clinic's broker, its own programs and its devices know each
 * other.
 */
@NullMarked
package org.sentuh.clinic.authority;

import org.jspecify.annotations.NullMarked;
