/**
 * The loop's ring and the durable log: what happened stays until the clinic says it has stored it.
 *
 * <pre>
 * tick's thread     RingRecorder: a reference into a ring; LastWords: a fact into memory that
 *                   outlives the process
 * any thread        Journal: notes, answers, acks into a queue; what waits is read beside the writer
 * writer's thread   JournalWriter.step, every 150 ms, and at once for a fact:
 *                   Gathering takes, EntryMaker frames, Chains numbers and chains, Quota decides what
 *                   goes, BatchWriting commits; JournalStore opens the file and sets it aside
 * at the start      Testament reads what a killed process left, History makes entries of it
 * </pre>
 *
 * <p>The SQLite driver unpacks its native library into {@code java.io.tmpdir} at the first use; on
 * a device whose root is read-only, {@code -Dorg.sqlite.lib.path} names the unpacked one.
 */
@NullMarked
package org.sentuh.telemetry.journal;

import org.jspecify.annotations.NullMarked;
