/** Tests of the desk, at the real server before a real archive. */
@NullMarked
package org.sentuh.clinic.desk;

import org.jspecify.annotations.NullMarked;
