/** What is kept of a person is found, handed out and really gone. */
@NullMarked
package org.sentuh.clinic.personal;

import org.jspecify.annotations.NullMarked;
