package org.sentuh.simulator.punctuality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelaysTest {

  @TempDir private Path folder = Path.of("");
  private final Delays thousand =
      Delays.of(LongStream.rangeClosed(1, 1_000).map(us -> 1_001_000 - us * 1_000).toArray());

  @Test
  void aQuantileIsTheLeastThatSoManyDoNotExceed() {
    assertThat(thousand.us(0.5)).isEqualTo(500);
    assertThat(thousand.us(0.99)).isEqualTo(990);
    assertThat(thousand.us(0.999)).isEqualTo(999);
    assertThat(thousand.us(1)).isEqualTo(1_000);
    assertThat(Delays.of(7_000).us(0.001)).isEqualTo(7);
    assertThat(Delays.of().us(0.5)).isNaN();
  }

  @Test
  void asLateAsAPeriodIsCounted() {
    assertThat(thousand.atLeast(999_000)).isEqualTo(2);
    assertThat(thousand.atLeast(1_000_001)).isZero();
  }

  @Test
  void severalAreTakenTogether() {
    Delays together = Delays.together(List.of(Delays.of(3_000, 1_000), Delays.of(2_000)));
    assertThat(together.count()).isEqualTo(3);
    assertThat(together.us(0.5)).isEqualTo(2);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    thousand.write(folder.resolve("delays"));
    assertThat(Delays.read(folder.resolve("delays")).json())
        .isEqualTo(thousand.json())
        .isEqualTo("{\"count\":1000,\"p50\":500.0,\"p99\":990.0,\"p999\":999.0,\"max\":1000.0}");
  }

  @Test
  void cyclictestsHistogramsAreTheDelaysOfAllItsThreads() {
    Delays delays =
        Cyclictest.read(
            """
            {"file_version":1,"cmdline:":"cyclictest","num_threads":2,"thread":{
              "0":{"histogram":{"20":3,"31":1},"cycles":4,"min":20,"max":31,"avg":22.75,"cpu":0},
              "1":{"histogram":{"25":2},"cycles":2,"min":25,"max":25,"avg":25.0,"cpu":1}}}
            """);
    assertThat(delays.count()).isEqualTo(6);
    assertThat(delays.us(0.5)).isEqualTo(20);
    assertThat(delays.us(0.6)).isEqualTo(25);
    assertThat(delays.us(1)).isEqualTo(31);
  }
}
