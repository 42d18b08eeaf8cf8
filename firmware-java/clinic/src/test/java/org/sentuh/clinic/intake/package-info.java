@NullMarked
package org.sentuh.clinic.intake;

import org.jspecify.annotations.NullMarked;
