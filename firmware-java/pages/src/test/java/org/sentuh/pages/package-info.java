/** Tests of what every page of the house shares. */
@NullMarked
package org.sentuh.pages;

import org.jspecify.annotations.NullMarked;
