package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BrokersTest {

  private static final List<URI> THREE =
      List.of(URI.create("ssl://a:1"), URI.create("ssl://b:1"), URI.create("ssl://c:1"));

  private final Brokers brokers = new Brokers(THREE, new Random(3));

  @Test
  void aRoundTriesEveryBrokerOnce() {
    for (int round = 0; round < 20; round++) {
      assertThat(List.of(brokers.next(), brokers.next(), brokers.next()))
          .containsExactlyInAnyOrderElementsOf(THREE);
    }
  }

  @Test
  void roundsDifferSoThatDevicesSpread() {
    Set<URI> firsts = new HashSet<>();
    for (int round = 0; round < 20; round++) {
      firsts.add(brokers.next());
      brokers.next();
      brokers.next();
    }

    assertThat(firsts).containsExactlyInAnyOrderElementsOf(THREE);
  }

  @Test
  void theOthersAreTriedBeforeTheWaitsGrow() {
    brokers.failed();
    brokers.failed();
    assertThat(brokers.failedRounds()).isZero();
    assertThat(brokers.allTried()).isTrue();
    brokers.failed();
    assertThat(brokers.failedRounds()).isEqualTo(1);
  }

  @Test
  void whatServesEndsTheRow() {
    for (int i = 0; i < 7; i++) {
      brokers.failed();
    }
    brokers.served();

    assertThat(brokers.failedRounds()).isZero();
    assertThat(brokers.allTried()).isFalse();
  }

  @Test
  void theOnlyBrokerHasNoOther() {
    assertThat(new Brokers(THREE.subList(0, 1), new Random(1)).allTried()).isTrue();
  }

  @Test
  void noBrokerAtAllIsRefused() {
    assertThatThrownBy(() -> new Brokers(List.of(), new Random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }
}
