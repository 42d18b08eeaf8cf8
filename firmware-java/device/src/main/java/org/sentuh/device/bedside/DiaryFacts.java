package org.sentuh.device.bedside;

import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.telemetry.wire.Consent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mother has written down beside her treatments, and what she agrees to, as JSON: for her
 * page, and to take along. Any thread.
 */
final class DiaryFacts {

  private final Bed bed;

  DiaryFacts(Bed bed) {
    this.bed = bed;
  }

  /** All of it. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = json.putArray("entries");
    for (MilkDiary.Entry entry : bed.diary().milk().entries()) {
      entries
          .addObject()
          .put("number", entry.number())
          .put("at", entry.atMs())
          .put("kind", entry.kind().word())
          .put("amount", entry.amount());
    }
    ArrayNode treatments = json.putArray("treatments");
    for (TreatmentBook.Treated one : bed.visit().book().treated()) {
      ObjectNode treated = treatments.addObject();
      one.at().ifPresent(at -> treated.put("at", at.toEpochMilli()));
      treated.put("outcome", one.outcome()).put("runMs", one.runMs());
    }
    ObjectNode consents = json.putObject("consents");
    for (Consent consent : Consent.values()) {
      consents.put(consent.word(), bed.diary().agrees().test(consent));
    }
    return json.toString();
  }
}
