package org.sentuh.control.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

  @ParameterizedTest
  @EnumSource
  void aCodeIsTheNameInSmallLettersAndDashes(Refusal refusal) {
    assertThat(refusal.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(refusal.code().toUpperCase(Locale.ROOT).replace('-', '_')).isEqualTo(refusal.name());
  }
}
