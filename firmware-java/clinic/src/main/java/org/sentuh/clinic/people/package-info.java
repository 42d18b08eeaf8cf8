/**
 * Who works with the desk, and who is let in: roles, passwords, links that open the door once,
 * sessions. All of it is in the archive, so any desk of a clinic lets in whom another one knows.
 */
@NullMarked
package org.sentuh.clinic.people;

import org.jspecify.annotations.NullMarked;
