/** A provider with real keys, and what a desk makes of its word. */
@NullMarked
package org.sentuh.clinic.openid;

import org.jspecify.annotations.NullMarked;
