package org.sentuh.device.bedside;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.service.Service;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.visit.Visit;
import org.sentuh.telemetry.wire.Consent;

/**
 * What the pages are about, and every door through which they ask for something.
 *
 * @param setup the treatment
 * @param inbox where commands wait for the next tick
 * @param latest the latest tick, null before the first
 * @param readiness hears her answers, and says what stands against a treatment
 * @param diary what she may write down afterwards
 * @param turns who else may use the panel while no treatment goes on
 * @param service what a technician needs
 * @param visit what a midwife on a visit needs
 * @param shows the device's name while somebody far away has asked which one it is, empty otherwise
 * @param clock monotonic
 */
public record Bed(
    Setup setup,
    Inbox inbox,
    Supplier<@Nullable Snapshot> latest,
    Readiness readiness,
    Diary diary,
    PanelTurns turns,
    Service service,
    Visit visit,
    Supplier<String> shows,
    Clock clock) {

  /**
   * What she writes down, and what she agrees to.
   *
   * @param agrees whether she agrees to something
   * @param agree she agrees to something, or withdraws it; waits for the disk
   * @param write how she feels: a question's word to her answer, 0 to 10, or -1 where she skipped
   *     it
   * @param milk her own diary, which goes to nobody
   */
  public record Diary(
      Predicate<Consent> agrees,
      BiConsumer<Consent, Boolean> agree,
      Consumer<Map<String, Integer>> write,
      MilkDiary milk) {}
}
