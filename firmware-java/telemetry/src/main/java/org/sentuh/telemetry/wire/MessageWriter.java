package org.sentuh.telemetry.wire;

import java.util.List;

/** Writes the fields of each kind of message, in their order. */
final class MessageWriter {

  private final FieldWriter fields;

  MessageWriter(FieldWriter fields) {
    this.fields = fields;
  }

  void write(Message message) {
    fields.whole("schema", WireJson.SCHEMA).text("device", message.device().value());
    switch (message) {
      case Message.Stamped stamped -> stamped(stamped);
      case Message.Status status -> status(status);
      case Message.Health health -> health(health);
      case Message.Sync sync -> sync(sync);
      case Message.Ack ack -> fields.text("boot", ack.boot()).byLane("up_to", ack.upTo());
      case Message.Desired desired ->
          fields
              .whole("revision", desired.revision())
              .wholeText("document", desired.document())
              .wholeText("signature", desired.signature());
      case Message.Reported reported ->
          fields
              .whole("revision", reported.revision())
              .whole("offered", reported.offered())
              .text("refused", reported.refused());
      case Message.RemoteCommand command ->
          fields
              .text("id", command.id())
              .word("request", command.request())
              .instant("issued_at", command.issuedAt())
              .instant("expires_at", command.expiresAt());
      case Message.CommandReply reply -> {
        fields.text("id", reply.id()).text("state", reply.state()).text("why", reply.why());
        wall(reply.wall());
      }
      case Message.LogPart part ->
          fields
              .text("id", part.id())
              .whole("number", part.number())
              .whole("of", part.of())
              .text("hash", part.hash())
              .wholeText("text", part.text());
    }
  }

  private void stamped(Message.Stamped stamped) {
    Message.Stamp stamp = stamped.stamp();
    fields
        .text("boot", stamp.boot())
        .word("lane", stamped.lane())
        .whole("sequence", stamp.sequence())
        .whole("at_ns", stamp.atNs());
    wall(stamp.wall());
    fields.text("before", stamp.before());
    switch (stamped) {
      case Message.Fact fact -> {
        fields.whole("tick_sequence", fact.event().sequence());
        new FactWriter(fields).write(fact.event().fact());
      }
      case Message.Noted noted -> Notices.write(fields, noted.notice());
      case Message.Sample sample -> SampleFrames.write(fields, sample.frame());
      case Message.Wellbeing wellbeing -> fields.answers("answers", wellbeing.answers());
      case Message.FullRate full ->
          fields
              .whole("first_at_ns", full.firstAtNs())
              .whole("ticks", full.ticks())
              .wholeText("data", full.data());
    }
  }

  private void status(Message.Status status) {
    fields.text("boot", status.boot());
    wall(status.wall());
    fields
        .flag("online", status.online())
        .text("why", status.why())
        .text("software", status.software())
        .words("consents", List.copyOf(status.consents()));
  }

  private void health(Message.Health health) {
    fields.text("boot", health.boot());
    wall(health.wall());
    fields
        .byLane("waiting", health.waiting())
        .whole("journal_bytes", health.journalBytes())
        .whole("quota_bytes", health.quotaBytes())
        .whole("free_bytes", health.freeBytes())
        .whole("connects", health.connects())
        .whole("facts_refused", health.refused())
        .flag("treatments_refused", health.treatmentsRefused())
        .text("wiped_at", health.wiped())
        .text("clinic_key", health.clinicKey())
        .text("claim", health.claim())
        .text("claim_refused", health.claimRefused());
  }

  private void sync(Message.Sync sync) {
    fields
        .text("boot", sync.boot())
        .objects("spans", sync.spans(), MessageWriter::span)
        .whole("prescription_revision", sync.prescriptionRevision());
  }

  private static void span(FieldWriter fields, Message.Span span) {
    fields
        .text("boot", span.boot())
        .word("lane", span.lane())
        .whole("first", span.first())
        .whole("last", span.last());
  }

  private void wall(Wall wall) {
    fields.instant("wall", wall.at()).word("clock", wall.quality());
  }
}
