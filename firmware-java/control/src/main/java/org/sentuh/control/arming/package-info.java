/**
 * Whether a treatment may begin: the questions, the midwife's hold, the ledger of what the day has
 * brought, and all checks at once.
 */
@NullMarked
package org.sentuh.control.arming;

import org.jspecify.annotations.NullMarked;
