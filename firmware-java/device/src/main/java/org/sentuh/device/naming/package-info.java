/**
 * Under which name phones on the same network find the box: multicast DNS (RFC 6762), as much of it
 * as a box needs that has one name and one address. It is asked and answers; it finds nobody.
 */
@NullMarked
package org.sentuh.device.naming;

import org.jspecify.annotations.NullMarked;
