package org.sentuh.telemetry.words;

/**
 * One fact in the words of each person who hears of it.
 *
 * @param name a few words, for a list or a chart
 * @param mother her sentence: what happens, then what to do
 * @param midwife the note: what it means for the treatment
 * @param technician the finding: which bound or part, what to try first, what to bring
 */
public record Telling(String name, String mother, String midwife, String technician) {}
