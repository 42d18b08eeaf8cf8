/** Configuration files to validated records, or a refusal that names file, line and key. */
@NullMarked
package org.sentuh.settings;

import org.jspecify.annotations.NullMarked;
