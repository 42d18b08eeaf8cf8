package org.sentuh.telemetry.journal;

import org.sentuh.control.event.Event;

/**
 * An event on its way from the loop to the writer.
 *
 * @param event the event
 * @param word its number in {@link LastWords}, 0 for a second, which does not stand there
 */
record Told(Event event, long word) {}
