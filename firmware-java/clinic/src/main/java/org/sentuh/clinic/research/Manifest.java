package org.sentuh.clinic.research;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.pages.PageLanguage;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an export holds: its files with their SHA-256, its tables, and what whoever uses it must
 * know. Written as {@code datapackage.json}, a Data Package with Table Schemas
 * (specs.frictionlessdata.io), which statistics programs read.
 */
public final class Manifest {

  /** The file. */
  static final String FILE = "datapackage.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper PRETTY =
      JsonMapper.builder()
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private final Selection selection;
  private final String digest;
  private final Groups groups;
  private final int persons;
  private final List<ObjectNode> resources = new ArrayList<>();
  private long treatments;

  Manifest(Selection selection, String digest, Groups groups, int persons) {
    this.selection = selection;
    this.digest = digest;
    this.groups = groups;
    this.persons = persons;
  }

  /** The keyed hash of the selection and of all that was selected, in hexadecimal digits. */
  public String digest() {
    return digest;
  }

  /** How many mothers are in it. */
  public int persons() {
    return persons;
  }

  /** How many treatments are in it. */
  public long treatments() {
    return treatments;
  }

  /** What is to be said of small groups, if there are any. */
  public Optional<String> warning() {
    return groups.warning();
  }

  Groups groups() {
    return groups;
  }

  /** In a line, without anybody. */
  public String summary() {
    return persons + " persons, " + treatments + " treatments, selection " + digest;
  }

  void add(List<SummedFile.Sum> documents) {
    documents.forEach(sum -> resources.add(resource(sum, "md", "text/markdown")));
  }

  void add(TableFiles<?> files) {
    for (SummedFile.Sum sum : files.sums()) {
      boolean csv = sum.name().endsWith(".csv");
      ObjectNode resource =
          resource(sum, csv ? "csv" : "ndjson", csv ? "text/csv" : "application/x-ndjson");
      resource.put("rows", files.rows());
      if (csv) {
        resource.set("schema", schema(files.table()));
      }
      resources.add(resource);
    }
    if (files.table().equals(Table.TREATMENTS)) {
      treatments = files.rows();
    }
  }

  private static ObjectNode resource(SummedFile.Sum sum, String format, String type) {
    return JSON.objectNode()
        .put("name", sum.name().replace('_', '-').replace('.', '-'))
        .put("path", sum.name())
        .put("format", format)
        .put("mediatype", type)
        .put("encoding", "utf-8")
        .put("bytes", sum.bytes())
        .put("hash", "sha256:" + sum.sha256());
  }

  private static ObjectNode schema(Table<?> table) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode fields = schema.putArray("fields");
    for (Column<?> column : table.columns()) {
      ObjectNode field =
          fields
              .addObject()
              .put("name", column.name())
              .put("type", column.kind().word())
              .put("unit", column.unit())
              .put("range", column.range())
              .put("source", column.source());
      ObjectNode means = field.putObject("means");
      for (String code : PageLanguage.OURS) {
        means.put(code, CodeBook.means(code, table, column));
      }
    }
    schema.putArray("missingValues").add(Column.MISSING);
    return schema;
  }

  void write(Path folder) throws IOException {
    ObjectNode all =
        JSON.objectNode()
            .put("profile", "data-package")
            .put("name", "sentuh-treatments")
            .put("version", "1")
            .put("study", selection.study())
            .put("received_before", selection.before().toString())
            .put("selection", digest)
            .put("persons", persons)
            .put("treatments", treatments);
    ObjectNode small = all.putObject("groups");
    small.put("by", "birth and week_since_birth of the first treatment");
    small.put("small_below", Groups.LEAST);
    small.put("smallest", groups.smallest());
    small.put("persons_in_small", groups.inSmall());
    groups.warning().ifPresent(warning -> small.put("warning", warning));
    ObjectNode means = all.putObject("notice");
    PageLanguage.OURS.forEach(code -> means.put(code, CodeBook.notice(code)));
    ArrayNode files = all.putArray("resources");
    resources.forEach(files::add);
    SummedFile.of(
        folder, FILE, PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }
}
