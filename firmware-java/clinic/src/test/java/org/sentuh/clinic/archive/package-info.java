@NullMarked
package org.sentuh.clinic.archive;

import org.jspecify.annotations.NullMarked;
