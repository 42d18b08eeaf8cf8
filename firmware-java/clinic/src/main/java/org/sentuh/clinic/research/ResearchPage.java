package org.sentuh.clinic.research;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.desk.ZipOfFolder;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.body.Panel;
import org.sentuh.pages.Refused;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where a researcher reads what there is to be had, and takes it along. Sees no mother. */
public final class ResearchPage {

  private static final Set<Role> RESEARCHERS = EnumSet.of(Role.RESEARCHER);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Archive archive;
  private final Map<String, Panel> panels;
  private final Optional<PseudonymKey> key;

  /** An export reads much; a second one at this desk waits until somebody asks again. */
  private final Semaphore one = new Semaphore(1);

  /**
   * The page of an archive.
   *
   * @param panels every panel that is known, by its name
   * @param key the clinic's key of pseudonyms; none where this desk has none, and nothing is taken
   *     out here
   */
  public ResearchPage(Archive archive, Map<String, Panel> panels, Optional<PseudonymKey> key) {
    this.archive = archive;
    this.panels = Map.copyOf(panels);
    this.key = key;
  }

  /** The page. */
  public DeskPage page() {
    return new DeskPage(
        "research",
        ResearchPage.class,
        "report",
        RESEARCHERS,
        List.of(
            Route.get("tables", RESEARCHERS, this::tables),
            Route.get("codebook", RESEARCHERS, this::codebook),
            Route.post("take", RESEARCHERS, this::take)));
  }

  private Reply tables(Visit visit) {
    ObjectNode facts = JSON.objectNode().put("key", key.isPresent()).put("least", Groups.LEAST);
    facts.put("notice", CodeBook.notice(visit.language()));
    ArrayNode tables = facts.putArray("tables");
    for (Table<?> table : Table.ALL) {
      ObjectNode node = tables.addObject().put("name", table.name());
      node.put("said", CodeBook.said(visit.language(), table));
      ArrayNode columns = node.putArray("columns");
      for (Column<?> column : table.columns()) {
        columns
            .addObject()
            .put("name", column.name())
            .put("means", CodeBook.means(visit.language(), table, column))
            .put("unit", column.unit())
            .put("range", column.range());
      }
    }
    return Reply.json(facts);
  }

  private Reply codebook(Visit visit) {
    String code = visit.language();
    return new Reply.File(
        "codebook_" + code + ".md", "text/markdown; charset=utf-8", CodeBook.text(code));
  }

  private Reply take(Visit visit) throws ArchiveUnavailable {
    Selection selection;
    try {
      selection =
          new Selection(
              visit.person().facility(), visit.text(visit.body(), "study", 60), visit.now());
    } catch (IllegalArgumentException otherForm) {
      throw new Refused(409, "study-form");
    }
    PseudonymKey pseudonyms = key.orElseThrow(() -> new Refused(409, "no-pseudonyms"));
    if (!one.tryAcquire()) {
      throw new Refused(429, "export-runs");
    }
    try {
      return take(selection, pseudonyms, new Export.By(visit.person().name(), visit.now()));
    } catch (IOException full) {
      throw new UncheckedIOException("an export could not be written to this machine's disk", full);
    } finally {
      one.release();
    }
  }

  private Reply take(Selection selection, PseudonymKey pseudonyms, Export.By by)
      throws ArchiveUnavailable, IOException {
    Path folder = Files.createTempDirectory("sentuh-export");
    boolean packed = false;
    try {
      if (new Export(archive, panels, pseudonyms).write(selection, folder, by).isEmpty()) {
        throw new Refused(409, "nobody-agrees");
      }
      Reply reply =
          new Reply.Stream("sentuh-treatments.zip", "application/zip", ZipOfFolder.of(folder));
      packed = true;
      return reply;
    } catch (Export.ArchiveChanged meanwhile) {
      throw new Refused(409, "archive-changed");
    } finally {
      if (!packed && Files.exists(folder)) {
        ZipOfFolder.delete(folder);
      }
    }
  }
}
