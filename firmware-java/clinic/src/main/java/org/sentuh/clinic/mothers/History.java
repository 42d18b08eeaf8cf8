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
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.WireJson;

/** All that a mother's panels told of her, read from the archive when somebody asks. Any thread. */
public final class History {

  /** So long after a panel was given back what it had not told yet may still come. */
  static final Duration LATE = Duration.ofDays(30);

  /** More events than a treatment of twenty minutes has. */
  private static final int MOST_EVENTS = 4000;

  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
  private static final WireJson WIRE = new WireJson();

  private final Archive archive;
  private final Instant before;

  /** Of an archive. */
  public History(Archive archive) {
    this(archive, FAR);
  }

  /**
   * Of what an archive had received before a moment: the same whatever has come since.
   *
   * @param before by the clinic's own clock
   */
  public History(Archive archive, Instant before) {
    this.archive = archive;
    this.before = before;
  }

  /**
   * What she answered when she was asked how she felt.
   *
   * @param at when; empty where nobody knows
   * @param received when it came, by the clinic's own clock
   * @param answers a question's word to her answer, -1 where she left it out
   */
  public record Felt(Optional<Instant> at, Instant received, Map<String, Integer> answers) {}

  /**
   * A treatment with what its panel was made ready for.
   *
   * @param treatment as the panel told of it
   * @param prepared what was prepared last before it; empty where that did not come
   */
  public record Played(HomeTreatment treatment, Optional<Fact.Prepared> prepared) {}

  /** Her treatments, the latest first. */
  public List<HomeTreatment> treatments(String mother, Instant now) throws ArchiveUnavailable {
    List<HomeTreatment> hers = new ArrayList<>();
    for (Handed handed : archive.mothers().panels(mother)) {
      hers.addAll(treatments(handed, happenings(handed), now));
    }
    hers.sort(Comparator.comparing(HomeTreatment::moment).reversed());
    return List.copyOf(hers);
  }

  private static List<HomeTreatment> treatments(Handed handed, List<Happening> told, Instant now) {
    return Told.of(told, now).treatments().stream()
        .filter(treatment -> isHers(handed, treatment.at()))
        .toList();
  }

  /** Her treatments of one panel, the earliest first, by what that panel told once. */
  public List<Played> played(Handed handed, List<Happening> told, Instant now)
      throws ArchiveUnavailable {
    List<Played> hers = new ArrayList<>();
    for (HomeTreatment treatment : treatments(handed, told, now)) {
      OptionalLong first = first(treatment);
      hers.add(
          new Played(
              treatment,
              first.isEmpty() ? Optional.empty() : prepared(treatment, told, first.getAsLong())));
    }
    return hers;
  }

  /** What one of her panels told of treatments while she had it, and for a while after. */
  public List<Happening> told(Handed handed) throws ArchiveUnavailable {
    return happenings(handed);
  }

  /** Those of a panel's words that are hers, by when they were said. */
  public static List<Happening> hers(Handed handed, List<Happening> told, Happening.Kind kind) {
    return told.stream()
        .filter(one -> one.kind() == kind)
        .filter(one -> isHers(handed, new BootClock(ofBoot(told, one.boot())).at(one)))
        .toList();
  }

  /** What she answered, the latest first. */
  public List<Felt> felt(String mother, int most) throws ArchiveUnavailable {
    List<Felt> hers = new ArrayList<>();
    for (Handed handed : archive.mothers().panels(mother)) {
      hers.addAll(felt(handed, happenings(handed), most - hers.size()));
    }
    hers.sort(Comparator.comparing(Felt::received).reversed());
    return List.copyOf(hers);
  }

  /** What she answered by one panel, by what that panel told once, the latest first. */
  public List<Felt> felt(Handed handed, List<Happening> told, int most) throws ArchiveUnavailable {
    List<Felt> hers = new ArrayList<>();
    for (Happening one : told.reversed()) {
      if (one.kind() == Happening.Kind.FELT && hers.size() < most) {
        Optional<Instant> at = new BootClock(ofBoot(told, one.boot())).at(one);
        if (isHers(handed, at)) {
          answers(one).ifPresent(answers -> hers.add(new Felt(at, one.received(), answers)));
        }
      }
    }
    return hers;
  }

  private List<Happening> happenings(Handed handed) throws ArchiveUnavailable {
    Instant end = handed.until().map(until -> until.plus(LATE)).orElse(FAR);
    return archive
        .mothers()
        .happenings(handed.device(), handed.at(), end.isBefore(before) ? end : before);
  }

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
    OptionalLong first = first(treatment);
    return first.isEmpty()
        ? Account.of(Optional.empty(), List.of(), 0)
        : account(new Played(treatment, prepared(treatment, first.getAsLong())));
  }

  /** What came of one of her treatments. */
  public Account account(Played played) throws ArchiveUnavailable {
    List<Event> events = new ArrayList<>();
    int entries = 0;
    for (Entry entry : entries(played.treatment())) {
      entries++;
      event(entry).ifPresent(events::add);
    }
    return Account.of(played.prepared(), events, entries - events.size());
  }

  /** What a panel told of a treatment from its beginning to its end, in order. */
  public List<Event> events(HomeTreatment treatment) throws ArchiveUnavailable {
    return entries(treatment).stream().flatMap(entry -> event(entry).stream()).toList();
  }

  /**
   * How firmly the panel lay while a treatment went on: the frames of the same boot that have a
   * second between two of its moments, in order; empty where she does not agree to tell it, or it
   * did not come.
   */
  public List<SampleFrame> frames(HomeTreatment treatment, long fromNs, long untilNs)
      throws ArchiveUnavailable {
    List<SampleFrame> frames = new ArrayList<>();
    long from = 0;
    List<Entry> page;
    do {
      page = archive.entries(treatment.device(), treatment.boot(), Lane.SAMPLE, from, MOST_EVENTS);
      for (Entry entry : page) {
        message(entry)
            .filter(Message.Sample.class::isInstance)
            .map(message -> ((Message.Sample) message).frame())
            .filter(frame -> lastAtNs(frame) > fromNs && frame.firstAtNs() <= untilNs)
            .ifPresent(frames::add);
        from = entry.sequence() + 1;
      }
    } while (page.size() == MOST_EVENTS);
    return frames;
  }

  private static long lastAtNs(SampleFrame frame) {
    return frame.firstAtNs() + (frame.seconds().size() - 1) * 1_000_000_000L;
  }

  private List<Entry> entries(HomeTreatment treatment) throws ArchiveUnavailable {
    OptionalLong first = first(treatment);
    if (first.isEmpty()) {
      return List.of();
    }
    long last = treatment.ended().orElse(Long.MAX_VALUE);
    return archive
        .entries(treatment.device(), treatment.boot(), Lane.EVENT, first.getAsLong(), MOST_EVENTS)
        .stream()
        .takeWhile(entry -> entry.sequence() <= last)
        .toList();
  }

  private static OptionalLong first(HomeTreatment treatment) {
    return treatment.began().isPresent() ? treatment.began() : treatment.ended();
  }

  /** What was prepared last before it; that panel's name says which zone is where. */
  public Optional<Fact.Prepared> prepared(HomeTreatment treatment) throws ArchiveUnavailable {
    OptionalLong first = first(treatment);
    return first.isEmpty() ? Optional.empty() : prepared(treatment, first.getAsLong());
  }

  private Optional<Fact.Prepared> prepared(HomeTreatment treatment, long first)
      throws ArchiveUnavailable {
    return prepared(
        treatment,
        archive
            .mothers()
            .happenings(treatment.device(), Instant.EPOCH, treatment.received().plusMillis(1)),
        first);
  }

  private Optional<Fact.Prepared> prepared(
      HomeTreatment treatment, List<Happening> told, long first) throws ArchiveUnavailable {
    Optional<Happening> last =
        told.stream()
            .filter(one -> one.boot().equals(treatment.boot()))
            .filter(one -> one.kind() == Happening.Kind.PREPARED && one.sequence() < first)
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
