/** What holds for the whole house; tested from the simulator because it alone sees every module. */
@NullMarked
package org.sentuh;

import org.jspecify.annotations.NullMarked;
