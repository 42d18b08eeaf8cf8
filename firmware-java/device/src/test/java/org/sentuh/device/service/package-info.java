/** What a technician is told, and what nobody is. */
@NullMarked
package org.sentuh.device.service;

import org.jspecify.annotations.NullMarked;
