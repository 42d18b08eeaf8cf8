package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sentuh.control.treatment.Reason;
import org.sentuh.telemetry.words.Telling;
import org.sentuh.telemetry.words.Words;

/**
 * One thing that happened in a treatment, once or several times.
 *
 * @param sign its shape
 * @param telling the words of everybody who hears of it
 * @param code its code in messages and files
 * @param spans when, in the order of time, one at least
 * @param requested the intensity asked where it took away most
 * @param granted the intensity granted there
 */
record Happening(
    Sign sign, Telling telling, String code, List<Span> spans, double requested, double granted) {

  /** Two events of one tick have the same time; a doubt and its limit may be a tick apart. */
  private static final double SAME_S = 0.05;

  /** What a grant must be lower by to be worth a word. */
  private static final double LESS = 0.005;

  double fromS() {
    return spans.getFirst().fromS();
  }

  double lastedS() {
    double lasted = 0;
    for (Span span : spans) {
      lasted += span.lastedS();
    }
    return lasted;
  }

  boolean took() {
    return granted < requested - LESS;
  }

  /** Everything that happened, in the order in which it first did. */
  static List<Happening> of(Chronicle chronicle, Words words) {
    Map<String, Happening> found = new LinkedHashMap<>();
    for (Chronicle.Wait wait : chronicle.waits()) {
      add(found, Sign.PAUSE, words.telling(wait.why()), wait.why().code(), wait.span(), 0, 0);
    }
    for (Chronicle.Loss loss : chronicle.losses()) {
      if (!loss.doubted()) {
        Telling telling = words.lostContact(loss.zone());
        add(found, Sign.LOOSE, telling, "contact-changed", loss.span(), 0, 0);
      }
    }
    for (Chronicle.Doubt doubt : chronicle.doubts()) {
      Telling telling = words.telling(doubt.fault(), doubt.zone());
      add(found, Sign.DOUBT, telling, "sensor-faulted", doubt.span(), 0, 0);
    }
    for (Chronicle.Limit limit : chronicle.limits()) {
      if (!toldByDoubt(limit, chronicle)) {
        Telling telling = words.telling(limit.why());
        Sign sign = sign(limit.why());
        String code = limit.why().code();
        add(found, sign, telling, code, limit.span(), limit.requested(), limit.granted());
      }
    }
    end(found, chronicle, words);
    List<Happening> all = new ArrayList<>(found.values());
    all.sort(Comparator.comparingDouble(Happening::fromS));
    return all;
  }

  private static Sign sign(Reason why) {
    return switch (why.kind()) {
      case NOTE, END -> Sign.NOTE;
      case LIMIT -> Sign.LIMIT;
      case PAUSE -> Sign.PAUSE;
      case STOP -> Sign.STOP;
      case FAULT -> Sign.FAULT;
    };
  }

  /** A person's stop is no interlock's, so only the end itself tells of it. */
  private static void end(Map<String, Happening> found, Chronicle chronicle, Words words) {
    if (chronicle.ended() == null) {
      return;
    }
    Reason why = chronicle.ended().why();
    boolean cut = why.kind() == Reason.Kind.STOP || why.kind() == Reason.Kind.FAULT;
    Span end = new Span(chronicle.endS(), chronicle.endS());
    if (cut && !found.containsKey(words.name(why))) {
      add(found, sign(why), words.telling(why), why.code(), end, 0, 0);
    }
  }

  private static boolean toldByDoubt(Chronicle.Limit limit, Chronicle chronicle) {
    boolean told = false;
    for (Chronicle.Doubt doubt : chronicle.doubts()) {
      told |= Math.abs(doubt.span().fromS() - limit.span().fromS()) < SAME_S;
    }
    return told && limit.why() == Reason.SENSOR_DOUBT;
  }

  private static void add(
      Map<String, Happening> found,
      Sign sign,
      Telling telling,
      String code,
      Span span,
      double requested,
      double granted) {
    Happening one = new Happening(sign, telling, code, List.of(span), requested, granted);
    found.merge(telling.name(), one, Happening::and);
  }

  private Happening and(Happening later) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(later.spans);
    boolean harder = later.requested - later.granted > requested - granted;
    return new Happening(
        sign,
        telling,
        code,
        List.copyOf(all),
        harder ? later.requested : requested,
        harder ? later.granted : granted);
  }
}
