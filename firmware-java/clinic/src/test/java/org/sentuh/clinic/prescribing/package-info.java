/** What is drafted is one document, whatever somebody types. */
@NullMarked
package org.sentuh.clinic.prescribing;

import org.jspecify.annotations.NullMarked;
