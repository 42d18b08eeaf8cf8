/**
 * The clinic's library of programmes and what somebody who changes one has to see: how near it
 * comes to every bound, where it breaks one, where it touches at any moment, and what differs.
 */
@NullMarked
package org.sentuh.clinic.design;

import org.jspecify.annotations.NullMarked;
