/** The library of programmes, and what somebody sees who changes one. */
@NullMarked
package org.sentuh.clinic.design;

import org.jspecify.annotations.NullMarked;
