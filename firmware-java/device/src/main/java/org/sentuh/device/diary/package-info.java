/**
 * What a mother writes down for herself: milk, feeds, let-down. It stays on the device, through
 * power cuts, until she deletes it; nothing of it goes to anybody.
 */
@NullMarked
package org.sentuh.device.diary;

import org.jspecify.annotations.NullMarked;
