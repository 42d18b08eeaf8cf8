package org.sentuh.device.bedside;

import org.sentuh.device.claim.Claiming;
import org.sentuh.pages.Refused;
import org.sentuh.telemetry.wire.ClaimOffer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a clinic's offer says to a technician at the device, as JSON. Any thread. */
final class ClaimFacts {

  private final Bed bed;
  private final JsonMapper json = new JsonMapper();

  ClaimFacts(Bed bed) {
    this.bed = bed;
  }

  /** An offer that somebody looks at; refused with its reason where it is none. */
  String offer(String body) {
    try {
      return told(claiming(bed).look(text(json.readTree(body)))).toString();
    } catch (Claiming.NotTaken no) {
      throw new Refused(409, no.why().word());
    } catch (JacksonException none) {
      throw new Refused(400, "not-understood");
    }
  }

  private static ObjectNode told(Claiming.Seen seen) {
    ClaimOffer.Terms terms = seen.terms();
    ObjectNode told =
        JsonNodeFactory.instance
            .objectNode()
            .put("device", terms.device().value())
            .put("facility", terms.facility())
            .put("by", terms.by())
            .put("until", terms.until().toString())
            .put("fingerprint", seen.fingerprint())
            .put("endJudged", seen.endJudged())
            .put("broker", terms.broker())
            .put("hears", seen.hears());
    seen.against().ifPresent(why -> told.put("against", why.word()));
    return told;
  }

  /** The offer in what a page sends. */
  static String text(JsonNode said) {
    JsonNode offer = said.path("offer");
    if (!offer.isString()) {
      throw new Refused(400, "not-understood");
    }
    return offer.stringValue();
  }

  /** What takes an offer; refuses where no clinic is beside the device. */
  static Claiming claiming(Bed bed) {
    return bed.service().claiming().orElseThrow(() -> new Refused(409, "no-clinic"));
  }
}
