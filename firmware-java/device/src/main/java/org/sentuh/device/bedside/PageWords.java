package org.sentuh.device.bedside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sentuh.control.arming.Question;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the pages say in one language: the mother's sentences of the whole product, and the few
 * that only these pages say. A language is one file, {@code page_CODE.properties}, beside the
 * product's own. Immutable.
 */
final class PageWords {

  /** The languages of the pages, the first one for whoever wishes none of them. */
  static final List<String> LANGUAGES = List.of("id", "en");

  private final String language;
  private final Words words;
  private final Phrases page;

  /**
   * The words of a language.
   *
   * @throws IllegalArgumentException when there is no file for it
   */
  PageWords(String language) {
    String file = "page_" + language + ".properties";
    this.language = language;
    this.words = Words.of(Locale.of(language));
    this.page = Phrases.read(file, PageWords.class.getResourceAsStream(file));
  }

  String language() {
    return language;
  }

  Phrases page() {
    return page;
  }

  /** What is told of a self-test. */
  SelfTestWords selfTest() {
    return new SelfTestWords(words);
  }

  /** Where a thermometer is. */
  String thermometer(String site) {
    return words.thermometer(site);
  }

  /** Everything by its code, for a page to look up. */
  ObjectNode json(Bed bed) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("language", language);
    all.put("name", words.languageName());
    ObjectNode phrases = all.putObject("page");
    for (String key : page.keys()) {
      phrases.put(key, page.raw(key));
    }
    ObjectNode reasons = all.putObject("reason");
    ObjectNode technician = all.putObject("technician");
    ObjectNode midwife = all.putObject("midwife");
    for (Reason reason : Reason.values()) {
      reasons.put(reason.code(), words.mother(reason));
      technician.put(reason.code(), words.technician(reason));
      midwife.put(reason.code(), words.midwife(reason));
    }
    ObjectNode refusals = all.putObject("refusal");
    for (Refusal refusal : Refusal.values()) {
      refusals.put(refusal.code(), words.mother(refusal));
    }
    treatment(all, bed);
    asked(all.putObject("ask"), bed);
    return all;
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
    ObjectNode questions = all.putObject("question");
    for (Question question : bed.readiness().screening().questionnaire().questions()) {
      questions
          .putObject(question.id())
          .put("asks", said(question.asks()))
          .put("now", said(question.now()));
    }
  }

  private String said(Title title) {
    return language.equals("id") ? title.id() : title.en();
  }
}
