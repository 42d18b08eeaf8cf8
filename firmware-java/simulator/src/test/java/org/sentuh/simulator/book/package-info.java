@NullMarked
package org.sentuh.simulator.book;

import org.jspecify.annotations.NullMarked;
