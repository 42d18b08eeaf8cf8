/** What people write in the archive before anything is signed: programmes and prescriptions. */
@NullMarked
package org.sentuh.clinic.archive.design;

import org.jspecify.annotations.NullMarked;
