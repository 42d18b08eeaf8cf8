/** Recorded massages, played again. */
@NullMarked
package org.sentuh.clinic.rerun;

import org.jspecify.annotations.NullMarked;
