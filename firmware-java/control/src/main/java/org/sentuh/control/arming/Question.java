package org.sentuh.control.arming;

import org.sentuh.control.pattern.Title;

/**
 * One question before a treatment, in the words of the mother.
 *
 * @param id its name in records: small letters, digits and '-'
 * @param asks what she is asked, one thought, to be answered with yes or no
 * @param forbids the answer that forbids a treatment
 * @param severity what that answer asks for
 * @param now what she does then, possible without a network
 * @param source where the question comes from
 * @param awaitsSignature whether a clinician has still to sign it, which is shown with it
 */
public record Question(
    String id,
    Title asks,
    boolean forbids,
    Severity severity,
    Title now,
    String source,
    boolean awaitsSignature) {}
