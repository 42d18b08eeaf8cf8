@NullMarked
package org.sentuh.clinic.archive.fleet;

import org.jspecify.annotations.NullMarked;
