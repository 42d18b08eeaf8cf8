package org.sentuh.clinic.fleet;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.fleet.Claims;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.archive.fleet.OfferSeen;
import org.sentuh.clinic.archive.fleet.UnbindingSeen;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.Draft;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.clinic.prescribing.Prescribing;
import org.sentuh.clinic.prescribing.Signer;
import org.sentuh.pages.QrCode;
import org.sentuh.pages.Refused;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose a panel is: the clinic offers to be its clinic, which somebody at the panel takes; and lets
 * it go, whereupon it wipes itself. What became of either only the panel's own word says. Any
 * thread.
 */
final class Whose {

  private static final Set<Role> MAY = EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR);
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int NUMBER_BYTES = 8;
  private static final int MOST_OFFERS = 10;
  private static final int MOST_WHY = 200;

  private final Archive archive;
  private final FleetRecords records;
  private final Claims claims;
  private final Optional<Signer> signer;
  private final SecureRandom chance = new SecureRandom();

  Whose(Archive archive, FleetRecords records, Optional<Signer> signer) {
    this.archive = archive;
    this.records = records;
    this.claims = new Claims(archive);
    this.signer = signer;
  }

  List<Route> routes() {
    return List.of(
        Route.get("whose/{device}", MAY, this::whose),
        Route.post("offer", MAY, this::offer),
        Route.post("withdraw", MAY, this::withdraw),
        Route.post("let-go", MAY, this::letGo));
  }

  /** What was offered, what the panel says, and how far it is with letting it go. */
  private Reply whose(Visit visit) throws ArchiveUnavailable {
    DeviceFacts facts = seen(visit, visit.param("device"));
    DeviceId device = facts.seen().device();
    ObjectNode whose = JSON.objectNode();
    signer.ifPresent(key -> whose.put("key", Seal.fingerprint(key.open())));
    facts
        .health()
        .ifPresent(told ->
            whose
                .putObject("says")
                .put("at", told.at().toString())
                .put("fingerprint", told.what().clinicKey())
                .put("waiting", told.what().waiting().values().stream().mapToLong(n -> n).sum())
                .put("wiped", told.what().wiped()));
    ArrayNode offers = whose.putArray("offers");
    for (OfferSeen offer : claims.offers(device, MOST_OFFERS)) {
      offer(offers.addObject(), offer, visit);
    }
    Optional<UnbindingSeen> unbinding = claims.unbinding(device);
    if (unbinding.isPresent()) {
      archive.prescriptions(device).stream()
          .filter(signed -> signed.signed().revision() == unbinding.get().revision())
          .findFirst()
          .ifPresent(signed -> letGo(whose.putObject("letGo"), unbinding.get(), signed));
    }
    whose.put("worn", archive.mothers().wearer(device).isPresent());
    return Reply.json(whose);
  }

  private static void offer(ObjectNode json, OfferSeen offer, Visit visit) {
    OfferSeen.State state = offer.state(visit.now());
    json.put("number", offer.number()).put("state", state.word()).put("by", offer.by());
    json.put("facility", offer.facility()).put("fingerprint", offer.fingerprint());
    json.put("at", offer.at().toString()).put("until", offer.until().toString());
    offer.withdrawn().ifPresent(at -> json.put("withdrawn", at.toString()));
    offer.told().ifPresent(at -> json.put("told", at.toString()));
    offer.left().ifPresent(at -> json.put("left", at.toString()));
    offer
        .refusedAt()
        .ifPresent(at -> json.put("refusedAt", at.toString()).put("refused", offer.refused()));
    if (state == OfferSeen.State.OFFERED) {
      String link = offer.address() + "/#claim=" + offer.text();
      json.put("link", link).put("text", offer.text()).set("qr", QrCode.of(link).json());
    }
  }

  private static void letGo(ObjectNode json, UnbindingSeen seen, PrescriptionSeen signed) {
    json.put("stage", seen.stage(signed).word()).put("by", seen.by()).put("why", seen.why());
    json.put("at", seen.at().toString()).put("refused", signed.refused());
    signed.sentAt().ifPresent(at -> json.put("sent", at.toString()));
    signed.answeredAt().ifPresent(at -> json.put("answered", at.toString()));
    seen.wiped().ifPresent(at -> json.put("wiped", at.toString()));
  }

  /** A panel that is new here comes to the fleet by its first offer. */
  private Reply offer(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = device(visit.text(body, "device", 32));
    String address = address(visit.text(body, "address", 100));
    Signer key = signer();
    byte[] number = new byte[NUMBER_BYTES];
    chance.nextBytes(number);
    ClaimOffer offer =
        key.sign(
            new ClaimOffer.Terms(
                device,
                HexFormat.of().formatHex(number),
                archive.prescriptions(device).stream()
                    .mapToInt(seen -> seen.signed().revision())
                    .max()
                    .orElse(0),
                visit.now().plus(GOOD_FOR),
                key.open(),
                visit.person().name(),
                broker(visit.text(body, "broker", 200)),
                visit.person().facility()));
    if (!claims.offer(
        offer,
        address,
        visit.line("device.offer", device.value(), "offer " + offer.terms().number()))) {
      throw new Refused(409, "placed-elsewhere");
    }
    return Reply.done();
  }

  private Reply withdraw(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = seen(visit, visit.text(body, "device", 64)).seen().device();
    String number = visit.text(body, "number", 16);
    boolean hers =
        claims.offers(device, MOST_OFFERS).stream()
            .anyMatch(offer -> offer.number().equals(number));
    if (!hers
        || !claims.withdraw(
            number, visit.line("device.withdraw", device.value(), "offer " + number))) {
      throw new Refused(409, "not-open");
    }
    return Reply.done();
  }

  /** First the mother's midwife takes it back, so that what is hers ends in an orderly way. */
  private Reply letGo(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    DeviceId device = seen(visit, visit.text(body, "device", 64)).seen().device();
    String why = visit.text(body, "why", MOST_WHY);
    if (!visit.text(body, "typed", 64).equals(device.value())) {
      throw new Refused(400, "other-name");
    }
    if (archive.mothers().wearer(device).isPresent()) {
      throw new Refused(409, "worn");
    }
    try {
      Prescribing.letGo(
          archive,
          device,
          new Draft.Unbound(visit.person().name(), visit.now(), why),
          signer(),
          visit.line("device.let-go", device.value(), why));
    } catch (NotPrescribed no) {
      throw new Refused(
          no.why() == NotPrescribed.Why.OVERTAKEN ? 409 : 400,
          no.why() == NotPrescribed.Why.OVERTAKEN ? "signed-meanwhile" : "needs-why");
    }
    return Reply.done();
  }

  private Signer signer() {
    return signer.orElseThrow(() -> new Refused(409, "no-key"));
  }

  /** A device that is seen by whoever asks; what is another facility's is not here. */
  private DeviceFacts seen(Visit visit, String name) throws ArchiveUnavailable {
    return records
        .of(device(name), visit.now())
        .filter(facts -> facts.isSeenBy(visit.person().facility()))
        .orElseThrow(() -> new Refused(404, "no-device"));
  }

  private static DeviceId device(String name) {
    try {
      return new DeviceId(name);
    } catch (IllegalArgumentException otherForm) {
      throw new Refused(400, "no-such-name");
    }
  }

  /** Where the panel's pages are: an address without anything behind it. */
  private static String address(String typed) {
    try {
      URI address =
          URI.create(typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      boolean bare =
          String.valueOf(address.getRawPath()).isEmpty()
              && address.getRawQuery() == null
              && address.getRawFragment() == null
              && address.getRawUserInfo() == null;
      if (web && bare && address.getHost() != null) {
        return address.toString();
      }
    } catch (IllegalArgumentException none) {
      // Said below.
    }
    throw new Refused(400, "no-address");
  }

  /** As the panel's own configuration writes it; empty where nobody says. */
  private static String broker(String typed) {
    if (!typed.matches("|(tcp|ssl)://[A-Za-z0-9.:_\\[\\]-]{1,180}")) {
      throw new Refused(400, "no-broker");
    }
    return typed;
  }
}
