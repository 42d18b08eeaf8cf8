package org.sentuh.clinic.personal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.people.Account;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is kept of somebody who works here: an account, which is a sign and never a name, and
 * the lines of the audit that she wrote or that are about her. Of a password, and of who she is at
 * the clinic's provider, only digests are kept, which go to nobody.
 */
final class StaffFiles {

  private StaffFiles() {}

  /**
   * Facts.
   *
   * @param vouched whether the clinic's provider may vouch for her
   */
  static ObjectNode facts(Account account, boolean vouched) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", account.name())
            .put("facility", account.facility())
            .put("role", account.role())
            .put("password", account.password().isPresent())
            .put("provider", vouched)
            .put("opened", account.opened().toString());
    account.closed().ifPresent(at -> json.put("closed", at.toString()));
    return json;
  }

  /** A line of JSON for each thing, and the same as lines that one can read. */
  static void write(Path folder, Account account, boolean vouched, List<Audit.Kept> lines)
      throws IOException {
    try (BufferedWriter programs = Files.newBufferedWriter(folder.resolve("everything.ndjson"));
        BufferedWriter people = Files.newBufferedWriter(folder.resolve("read-me.txt"))) {
      ObjectNode own = facts(account, vouched).put("kind", "account");
      programs.write(own + "\n");
      people.write(account + "\n" + account.opened() + "\n");
      people.write(account.closed().map(at -> at + "\n").orElse("") + "\n");
      for (Audit.Kept kept : lines) {
        programs.write(HerFiles.audited(kept).put("kind", "audit") + "\n");
        people.write(
            "%d  %s  %s  %s  %s  %s%n"
                .formatted(
                    kept.number(),
                    kept.line().at(),
                    kept.line().who(),
                    kept.line().act(),
                    kept.line().subject(),
                    kept.line().detail()));
      }
    }
  }
}
