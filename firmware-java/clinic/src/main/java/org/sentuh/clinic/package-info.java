/** The clinic's programs: their mains, which put the rooms together. */
@NullMarked
package org.sentuh.clinic;

import org.jspecify.annotations.NullMarked;
