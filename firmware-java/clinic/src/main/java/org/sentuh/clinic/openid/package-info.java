/**
 * The clinic's OpenID Connect provider: where a browser is sent to, what it brings back, and what
 * the provider's signed word is worth. Whom that lets in is the business of people.
 */
@NullMarked
package org.sentuh.clinic.openid;

import org.jspecify.annotations.NullMarked;
