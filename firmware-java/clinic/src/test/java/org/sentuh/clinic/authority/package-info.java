@NullMarked
package org.sentuh.clinic.authority;

import org.jspecify.annotations.NullMarked;
