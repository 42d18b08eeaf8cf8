package org.sentuh.clinic.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;

/** What people changed, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class AuditTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

  private final Database database;
  private String url = "";
  private Archive archive;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  AuditTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws ArchiveUnavailable {
    url = database.fresh();
    archive = Archive.open(url);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private static AuditLine line(String subject) {
    return new AuditLine(
        NOON, "BD-7", "Klinik Melati", "account.open", subject, "pijat “pelan”'); --");
  }

  private void add(String... subjects) throws ArchiveUnavailable {
    for (String subject : subjects) {
      archive.write(connection -> {
        Audit.add(connection, line(subject));
        return true;
      });
    }
  }

  private List<Audit.Kept> newest(int most) throws ArchiveUnavailable {
    return archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, most));
  }

  private Optional<Long> firstBroken() throws ArchiveUnavailable {
    return archive.read(Audit::firstBroken);
  }

  private void change(String sql) throws ArchiveUnavailable {
    archive.write(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  /** What only somebody can do who rules the database itself. */
  private void openTheLock() throws ArchiveUnavailable {
    if (database == Database.SQLITE) {
      change("drop trigger audit_stays");
      change("drop trigger audit_is_kept");
    } else {
      change("alter table audit disable trigger all");
    }
  }

  @Test
  void everyLineIsKeptInOrderAndTheChainHolds() throws ArchiveUnavailable {
    assertThat(firstBroken()).isEmpty();
    add("BD-8", "BD-9", "BD-10");
    List<Audit.Kept> lines = newest(10);
    assertThat(lines.stream().map(Audit.Kept::number)).containsExactly(3L, 2L, 1L);
    assertThat(lines.getLast().line()).isEqualTo(line("BD-8"));
    assertThat(archive.read(connection -> Audit.newest(connection, 3, 1)).getFirst().number())
        .isEqualTo(2);
    assertThat(firstBroken()).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesToChangeOrDeleteALine() throws ArchiveUnavailable {
    add("BD-8", "BD-9");
    for (String sql :
        new String[] {"update audit set who = 'BD-1' where number = 1", "delete from audit"}) {
      assertThatThrownBy(() -> change(sql)).hasMessageContaining("the audit is append-only");
    }
    assertThat(firstBroken()).isEmpty();
  }

  @Test
  void whatIsAlteredBehindItsBackIsFound() throws ArchiveUnavailable {
    add("BD-8", "BD-9", "BD-10");
    openTheLock();
    change("update audit set subject = 'BD-11' where number = 2");
    assertThat(firstBroken()).contains(2L);
  }

  @Test
  void whatIsTakenOutIsFoundInTheMiddleAndAtTheEnd() throws ArchiveUnavailable {
    add("BD-8", "BD-9", "BD-10");
    openTheLock();
    change("delete from audit where number = 3");
    assertThat(firstBroken()).contains(3L);
    change("delete from audit where number = 1");
    assertThat(firstBroken()).contains(1L);
  }

  @Test
  void aChangeThatFailsLeavesNoLine() throws ArchiveUnavailable {
    assertThatThrownBy(() ->
            archive.write(connection -> {
              Audit.add(connection, line("BD-8"));
              throw new IllegalStateException("then something breaks");
            }))
        .isInstanceOf(IllegalStateException.class);
    add("BD-9");
    assertThat(newest(10))
        .singleElement()
        .satisfies(kept -> assertThat(kept.number()).isEqualTo(1));
    assertThat(firstBroken()).isEmpty();
  }

  @Test
  void twoDesksAtOnceWriteOneChain() throws Exception {
    try (Archive other = Archive.open(url);
        ExecutorService desks = Executors.newFixedThreadPool(2)) {
      List<Callable<Boolean>> both = new ArrayList<>();
      for (Archive one : List.of(archive, other)) {
        both.add(() -> {
          for (int line = 0; line < 20; line++) {
            one.write(connection -> {
              Audit.add(connection, line("BD-8"));
              return true;
            });
          }
          return true;
        });
      }
      for (Future<Boolean> written : desks.invokeAll(both)) {
        assertThat(written.get()).isTrue();
      }
    }
    assertThat(newest(100)).hasSize(40);
    assertThat(firstBroken()).isEmpty();
  }
}
