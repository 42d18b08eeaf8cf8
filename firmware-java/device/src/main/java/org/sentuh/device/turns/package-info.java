/**
 * Who else may use the panel while no treatment goes on: a self-test that somebody asks for, a
 * midwife who shows the massage on her own hand. One at a time, on the tick's own thread and
 * between its ticks, and every stop that is put into the inbox ends it too.
 */
@NullMarked
package org.sentuh.device.turns;

import org.jspecify.annotations.NullMarked;
