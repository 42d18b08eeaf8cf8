package org.sentuh.clinic.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of a password. */
class PasswordsTest {

  private final Passwords passwords = new Passwords();

  @Test
  void whatTheReferenceImplementationKeptIsUnderstood() {
    // From src/test.c of phc-winner-argon2.
    String kept =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.isRight("password", kept)).isTrue();
    assertThat(passwords.isRight("differentpassword", kept)).isFalse();
  }

  @Test
  void theSamePasswordIsKeptDifferentlyEachTimeWithItsCosts() {
    String kept = passwords.keep("ibu pijat punggung");
    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.keep("ibu pijat punggung")).isNotEqualTo(kept);
    assertThat(passwords.isRight("ibu pijat punggung", kept)).isTrue();
    assertThat(passwords.isRight("ibu pijat punggun", kept)).isFalse();
  }

  @Test
  void whatIsNoneOrWouldEatTheMemoryLetsNobodyIn() {
    for (String kept :
        new String[] {
          "",
          "ibu pijat punggung",
          "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFh",
          "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        }) {
      assertThat(passwords.isRight("ibu pijat punggung", kept)).as(kept).isFalse();
    }
  }
}
