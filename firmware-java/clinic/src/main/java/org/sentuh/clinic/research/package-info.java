/**
 * Takes treatments out of the archive for those who study them: of mothers who agreed, without
 * identity, with a code book that is made from what writes the columns.
 */
@NullMarked
package org.sentuh.clinic.research;

import org.jspecify.annotations.NullMarked;
