/** What is taken out for research, and what is not. */
@NullMarked
package org.sentuh.clinic.research;

import org.jspecify.annotations.NullMarked;
