package org.sentuh.clinic.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.prescribing.Draft;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

final class PrescribingKeyTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");

  @TempDir private Path folder;

  @Test
  void aKeyIsFoundedOnceAndOpenedAsTheSame() throws Exception {
    PrescribingKey founded = PrescribingKey.found(folder);
    PrescribingKey opened = PrescribingKey.open(folder);

    assertThat(opened.open()).isEqualTo(founded.open());
    Draft.Withheld rests =
        new Draft.Withheld(new Draft.Slip("M-0412", "BD-7", Instant.EPOCH), false, "rests");
    assertThat(Seal.isOf(founded.open(), opened.sign(DEVICE, 3, rests))).isTrue();
    assertThatThrownBy(() -> PrescribingKey.found(folder))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("exists");
  }

  @Test
  void itsSecretHalfIsForItsOwnerAloneAndADeviceReadsTheOther() throws Exception {
    PrescribingKey key = PrescribingKey.found(folder);

    assertThat(Files.getPosixFilePermissions(folder.resolve(PrescribingKey.KEY_FILE)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Seal.key(Files.readString(folder.resolve(PrescribingKey.PUBLIC_FILE))))
        .contains(key.open());
  }

  @Test
  void twoHalvesOfDifferentKeysAreNoKey() throws Exception {
    PrescribingKey.found(folder);
    Path other = folder.resolve("other");
    PrescribingKey.found(other);
    Files.copy(
        other.resolve(PrescribingKey.PUBLIC_FILE),
        folder.resolve(PrescribingKey.PUBLIC_FILE),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> PrescribingKey.open(folder))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining("two halves");
  }

  @Test
  void aKeyThatIsNotThereOrAnotherIsNamedByItsFile() throws Exception {
    assertThatThrownBy(() -> PrescribingKey.open(folder))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining(PrescribingKey.PUBLIC_FILE);
    Files.writeString(folder.resolve(PrescribingKey.PUBLIC_FILE), "no key");
    assertThatThrownBy(() -> PrescribingKey.open(folder))
        .isInstanceOf(AuthorityRefused.class)
        .hasMessageContaining(PrescribingKey.PUBLIC_FILE);
  }
}
