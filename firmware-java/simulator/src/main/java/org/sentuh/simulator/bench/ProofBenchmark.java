package org.sentuh.simulator.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.safety.Limits;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/** The proof of the longest programme that is shipped, on panel M. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProofBenchmark {

  private static final TreatmentFiles FILES =
      new TreatmentFiles(
          Text.shipped("programmes/long.yaml"),
          Text.shipped("panels/m.yaml"),
          Text.shipped("limits.yaml"),
          Text.shipped("device.yaml"));

  private final Panel panel = FILES.readPanel();
  private final Limits limits = FILES.readLimits();
  private final Score score =
      new Score(FILES.readProgramme(panel, panel.drawnFor()), panel.drawnFor());

  /** From the score to the finding. */
  @Benchmark
  public Finding proof() {
    Finding finding = Proof.of(score, panel, limits);
    if (!(finding instanceof Proven)) {
      throw new IllegalStateException("the programme that is measured is not proven");
    }
    return finding;
  }
}
