package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.AnyTreatment.Act;

/** What holds for every treatment, whatever people, the back and the box do. */
class LoopProperties {

  @Provide
  Arbitrary<Setup> setups() {
    return AnyTreatment.setups();
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    return AnyTreatment.acts();
  }

  /** Worn until every zone touches, begun, left alone for some seconds; then whatever happens. */
  private static World played(Setup setup, int seconds, List<Act> acts) {
    World world = new World(setup);
    Watch watch = new Watch(setup, world);
    watch.seconds(1);
    AnyTreatment.begin(world);
    watch.seconds(seconds);
    for (Act act : acts) {
      act.change().accept(world);
      for (int tick = 0; tick < act.ticks(); tick++) {
        watch.tick(tick == 0 ? act.late() : 0);
      }
    }
    Statistics.label("a motor was driven").collect(watch.driven > 0);
    Statistics.label("and then at rest").collect(watch.driven > 0 && watch.before().isOff());
    return world;
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void noFrameEverExceedsALimitJumpsOrDrivesOutsideOfARunningTreatment(
      @ForAll("setups") Setup setup,
      @ForAll @IntRange(min = 10, max = 25) int seconds,
      @ForAll("acts") List<Act> acts) {
    World world = played(setup, seconds, acts);
    assertThat(world.facts(Fact.ProgramFault.class)).isEmpty();
    // A treatment that drives nothing proves nothing.
    Statistics.label("a motor was driven")
        .coverage(coverage -> coverage.check(true).percentage(part -> part > 50));
  }
}
