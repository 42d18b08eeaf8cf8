package org.sentuh.device.bedside;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sentuh.control.arming.Question;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.pages.PageLanguage;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the pages say in one language: the mother's sentences of the whole product, and the few
 * that only these pages say. A further language is one file, {@code page_CODE.properties}, which
 * may hold all of it. What a clinic words itself, as the questions, is in its files in the
 * product's own languages. Immutable.
 */
final class PageWords {

  /** The phrases of this room. */
  static final PageLanguage.Said SAID = new PageLanguage.Said(PageWords.class, "page");

  /** The phrases that not every role's page says, by what stands before the first dot. */
  private static final Map<String, Set<Role>> ONLY_FOR = new TreeMap<>();

  static {
    Stream.of(
            "today",
            "greeting",
            "worry",
            "screening",
            "unsure",
            "danger",
            "diary",
            "mine",
            "reminder")
        .forEach(group -> ONLY_FOR.put(group, EnumSet.of(Role.MOTHER)));
    Stream.of("tech", "cal", "claim")
        .forEach(group -> ONLY_FOR.put(group, EnumSet.of(Role.TECHNICIAN)));
    ONLY_FOR.put("wipe", EnumSet.of(Role.TECHNICIAN, Role.MIDWIFE));
    ONLY_FOR.put("visit", EnumSet.of(Role.MIDWIFE));
    ONLY_FOR.put("helper", EnumSet.of(Role.HELPER));
  }

  private final PageLanguage language;

  private PageWords(PageLanguage language) {
    this.language = language;
  }

  /** In every language that there is a file of, by its code. */
  static Map<String, PageWords> all() {
    Map<String, PageWords> all = new LinkedHashMap<>();
    PageLanguage.all(List.of(SAID)).forEach((code, one) -> all.put(code, new PageWords(one)));
    return all;
  }

  PageLanguage language() {
    return language;
  }

  /** What is told of a self-test. */
  SelfTestWords selfTest() {
    return new SelfTestWords(language.words());
  }

  /** Where a thermometer is. */
  String thermometer(String site) {
    return language.words().thermometer(site);
  }

  /** What the page of a role says, by its code, for that page to look up. */
  ObjectNode json(Bed bed, Role role) {
    ObjectNode all = language.json();
    ObjectNode phrases = (ObjectNode) all.path("page");
    phrases.retain(phrases.propertyNames().stream().filter(key -> isSaidTo(role, key)).toList());
    treatment(all, bed);
    if (role == Role.MOTHER) {
      questions(all.putObject("question"), bed);
    }
    if (role != Role.MIDWIFE) {
      all.remove("midwife");
    }
    if (role == Role.TECHNICIAN) {
      asked(all.putObject("ask"), bed);
    } else {
      all.remove("technician");
    }
    return all;
  }

  private static boolean isSaidTo(Role role, String key) {
    String group = key.substring(0, Math.max(0, key.indexOf('.')));
    return ONLY_FOR.getOrDefault(group, EnumSet.allOf(Role.class)).contains(role);
  }

  /** What somebody at the panel is asked to do in a self-test, by what {@code State} calls it. */
  private void asked(ObjectNode ask, Bed bed) {
    List<Person.Request> requests = new ArrayList<>();
    requests.add(new Person.Request.PressStop());
    requests.add(new Person.Request.ReleaseStop());
    requests.add(new Person.Request.LetGo());
    for (SensorSite site : bed.setup().panel().sensors()) {
      requests.add(new Person.Request.PressPlace(site.name()));
    }
    requests.forEach(request -> ask.put(request.word(), selfTest().asked(request)));
  }

  private void treatment(ObjectNode all, Bed bed) {
    all.put("programme", said(bed.setup().score().programme().title()));
    Words words = language.words();
    ObjectNode zones = all.putObject("zone");
    ObjectNode loose = all.putObject("loose");
    ObjectNode doubted = all.putObject("doubted");
    for (SensorSite site : bed.setup().panel().sensors()) {
      zones.put(site.name(), words.zone(site.name()));
      loose.put(site.name(), words.lostContact(site.name()).mother());
      doubted.put(site.name(), words.telling(SensorFault.FROZEN, site.name()).mother());
    }
    ArrayNode phases = all.putArray("phases");
    for (Phase phase : bed.setup().score().programme().phases()) {
      ObjectNode one = phases.addObject().put("title", said(phase.title()));
      ArrayNode strokes = one.putArray("strokes");
      for (Stroke stroke : phase.strokes()) {
        strokes.add(words.now(stroke));
      }
    }
  }

  private void questions(ObjectNode questions, Bed bed) {
    for (Question question : bed.readiness().screening().questionnaire().questions()) {
      questions
          .putObject(question.id())
          .put("asks", said(question.asks()))
          .put("now", said(question.now()));
    }
  }

  private String said(Title title) {
    return language.code().equals("id") ? title.id() : title.en();
  }
}
