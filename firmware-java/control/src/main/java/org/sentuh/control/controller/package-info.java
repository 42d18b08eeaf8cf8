/** Pattern and pressure in, requested intensity per motor site out. */
@NullMarked
package org.sentuh.control.controller;

import org.jspecify.annotations.NullMarked;
