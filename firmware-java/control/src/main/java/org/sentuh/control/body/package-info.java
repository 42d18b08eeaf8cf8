/**
 * Where things are: spine levels, ribs and sides in millimetres, and the sites that the motors and
 * sensors of a panel serve.
 */
@NullMarked
package org.sentuh.control.body;

import org.jspecify.annotations.NullMarked;
