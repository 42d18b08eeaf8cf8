/** What she wrote down is there, and gone when she says so. */
@NullMarked
package org.sentuh.device.diary;

import org.jspecify.annotations.NullMarked;
