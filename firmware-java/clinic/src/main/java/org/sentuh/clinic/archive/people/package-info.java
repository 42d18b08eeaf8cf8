/** Accounts, doors and sessions of the desk in the tables: facts alone, no judgement. */
@NullMarked
package org.sentuh.clinic.archive.people;

import org.jspecify.annotations.NullMarked;
