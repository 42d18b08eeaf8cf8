/**
 * What every page of the house shares, beside the mother and at the clinic's desk: files that a
 * browser keeps for ever, words in each language, headers that forbid what no page needs, refusals,
 * and events that go on telling. Knows nothing of what the pages are about.
 */
@NullMarked
package org.sentuh.pages;

import org.jspecify.annotations.NullMarked;
