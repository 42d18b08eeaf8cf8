/** What people may write into a settings file, and what they are told when it will not do. */
@NullMarked
package org.sentuh.settings;

import org.jspecify.annotations.NullMarked;
