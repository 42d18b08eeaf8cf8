/**
 * The clinic's desk in a browser: who is let in, what each role finds in the navigation, and how a
 * room of the clinic hangs its page on it. What people ask here are facts and documents; nothing at
 * the desk starts a treatment or makes one stronger, and it has no way to.
 */
@NullMarked
package org.sentuh.clinic.desk;

import org.jspecify.annotations.NullMarked;
