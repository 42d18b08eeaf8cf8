/**
 * All that is kept of one person: found, handed out as files, and deleted at her wish as far as it
 * may be.
 */
@NullMarked
package org.sentuh.clinic.personal;

import org.jspecify.annotations.NullMarked;
