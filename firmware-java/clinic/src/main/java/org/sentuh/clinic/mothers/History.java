package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.WireJson;

/** All that a mother's panels told of her, read from the archive when somebody asks. Any thread. */
public final class History {

  /** So long after a panel was given back what it had not told yet may still come. */
  static final Duration LATE = Duration.ofDays(30);

  /** More events than a treatment of twenty minutes has. */
  private static final int MOST_EVENTS = 4000;

  private static final WireJson WIRE = new WireJson();

  private final Archive archive;

  /** Of an archive. */
  public History(Archive archive) {
    this.archive = archive;
  }

  /**
   * What she answered when she was asked how she felt.
   *
   * @param at when; empty where nobody knows
   * @param received when it came, by the clinic's own clock
   * @param answers a question's word to her answer, -1 where she left it out
   */
  public record Felt(Optional<Instant> at, Instant received, Map<String, Integer> answers) {}

  /** Her treatments, the latest first. */
  public List<HomeTreatment> treatments(String mother, Instant now) throws ArchiveUnavailable {
    List<HomeTreatment> hers = new ArrayList<>();
    for (Handed handed : archive.mothers().panels(mother)) {
      Told.of(happenings(handed), now).treatments().stream()
          .filter(treatment -> isHers(handed, treatment.at()))
          .forEach(hers::add);
    }
    hers.sort(Comparator.comparing(HomeTreatment::moment).reversed());
    return List.copyOf(hers);
  }

  /** What she answered, the latest first. */
  public List<Felt> felt(String mother, int most) throws ArchiveUnavailable {
    List<Felt> hers = new ArrayList<>();
    for (Handed handed : archive.mothers().panels(mother)) {
      List<Happening> told = happenings(handed);
      for (Happening one : told.reversed()) {
        Optional<Instant> at = new BootClock(ofBoot(told, one.boot())).at(one);
        if (one.kind() == Happening.Kind.FELT && isHers(handed, at) && hers.size() < most) {
          answers(one).ifPresent(answers -> hers.add(new Felt(at, one.received(), answers)));
        }
      }
    }
    hers.sort(Comparator.comparing(Felt::received).reversed());
    return List.copyOf(hers);
  }

  private List<Happening> happenings(Handed handed) throws ArchiveUnavailable {
    Instant end = handed.until().map(until -> until.plus(LATE)).orElse(FAR);
    return archive.mothers().happenings(handed.device(), handed.at(), end);
  }

  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

  private static List<Happening> ofBoot(List<Happening> told, String boot) {
    return told.stream().filter(one -> one.boot().equals(boot)).toList();
  }

  private static boolean isHers(Handed handed, Optional<Instant> at) {
    return at.map(handed::covers).orElse(handed.number() == 1 && handed.until().isEmpty());
  }

  private Optional<Map<String, Integer>> answers(Happening felt) throws ArchiveUnavailable {
    return archive.entries(felt.device(), felt.boot(), Lane.WELLBEING, felt.sequence(), 1).stream()
        .filter(entry -> entry.sequence() == felt.sequence())
        .findFirst()
        .flatMap(History::message)
        .filter(Message.Wellbeing.class::isInstance)
        .map(message -> ((Message.Wellbeing) message).answers());
  }

  /** What came of one of her treatments. */
  public Account account(HomeTreatment treatment) throws ArchiveUnavailable {
    OptionalLong first = treatment.began().isPresent() ? treatment.began() : treatment.ended();
    if (first.isEmpty()) {
      return Account.of(Optional.empty(), List.of(), 0);
    }
    List<Event> events = new ArrayList<>();
    int entries = 0;
    for (Entry entry :
        archive.entries(
            treatment.device(), treatment.boot(), Lane.EVENT, first.getAsLong(), MOST_EVENTS)) {
      if (treatment.ended().isPresent() && entry.sequence() > treatment.ended().getAsLong()) {
        break;
      }
      entries++;
      event(entry).ifPresent(events::add);
    }
    return Account.of(prepared(treatment, first.getAsLong()), events, entries - events.size());
  }

  /** What was prepared last before it; that panel's name says which zone is where. */
  private Optional<Fact.Prepared> prepared(HomeTreatment treatment, long first)
      throws ArchiveUnavailable {
    Optional<Happening> last =
        archive
            .mothers()
            .happenings(treatment.device(), Instant.EPOCH, treatment.received().plusMillis(1))
            .stream()
            .filter(told -> told.boot().equals(treatment.boot()))
            .filter(told -> told.kind() == Happening.Kind.PREPARED && told.sequence() < first)
            .max(Comparator.comparingLong(Happening::sequence));
    if (last.isEmpty()) {
      return Optional.empty();
    }
    return archive
        .entries(treatment.device(), treatment.boot(), Lane.EVENT, last.get().sequence(), 1)
        .stream()
        .findFirst()
        .flatMap(History::event)
        .map(Event::fact)
        .filter(Fact.Prepared.class::isInstance)
        .map(Fact.Prepared.class::cast);
  }

  /** With the number of its lane, in which notices have theirs as well. */
  private static Optional<Event> event(Entry entry) {
    return message(entry)
        .filter(Message.Fact.class::isInstance)
        .map(message -> ((Message.Fact) message).event())
        .map(event -> new Event(entry.boot(), entry.sequence(), event.atNs(), event.fact()));
  }

  private static Optional<Message> message(Entry entry) {
    Channel channel = entry.lane().channel();
    return WIRE.read(channel.of(entry.device()), entry.body())
            instanceof Received.Understood<Message>(Message message)
        ? Optional.of(message)
        : Optional.empty();
  }
}
