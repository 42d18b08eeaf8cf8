/**
 * What people have agreed to and objected to, and all that is kept of one of them: found, and
 * deleted at her wish.
 */
@NullMarked
package org.sentuh.clinic.archive.personal;

import org.jspecify.annotations.NullMarked;
