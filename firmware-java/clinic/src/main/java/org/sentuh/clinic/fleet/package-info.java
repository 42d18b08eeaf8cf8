/**
 * Every device of the clinic, for who looks after them: what needs somebody first, with the fact
 * and its age. A device can be asked to stop from here, and nothing else that moves.
 */
@NullMarked
package org.sentuh.clinic.fleet;

import org.jspecify.annotations.NullMarked;
