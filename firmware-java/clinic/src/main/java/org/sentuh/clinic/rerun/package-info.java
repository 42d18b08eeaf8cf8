/**
 * A mother's recorded treatments once more, under another programme: through the device's own
 * control alone, over what her panel told of how it lay, second by second.
 */
@NullMarked
package org.sentuh.clinic.rerun;

import org.jspecify.annotations.NullMarked;
