package org.sentuh.device.readiness;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Brought;
import org.sentuh.control.arming.DoseTally;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/**
 * Adds up on the tick what a treatment brings, for the ledger to take a second later, stops it
 * where the ledger is no longer ahead of it, and lowers it to what a midwife on a visit allows. The
 * tick's thread; {@link #soFar} and {@link #takeEnded} for any.
 */
final class TreatmentWatch implements Recorder {

  private static final long TELLING_NS = 500_000_000L;

  private final Recorder recorder;
  private final LedgerKeeping ledger;
  private final DoubleSupplier ceiling;
  private final DoseTally tally;
  private final AtomicReference<@Nullable Brought> ended = new AtomicReference<>();
  private @Nullable ApprovedFrame standing;
  private boolean running;
  private long sinceNs;
  private long toldNs;
  private boolean over;
  private volatile Brought soFar;
  private volatile @Nullable Inbox inbox;

  TreatmentWatch(Recorder recorder, Setup setup, LedgerKeeping ledger, DoubleSupplier ceiling) {
    this.recorder = recorder;
    this.ledger = ledger;
    this.ceiling = ceiling;
    this.tally = new DoseTally(setup.panel(), setup.limits().vibration().fullMs2());
    this.soFar = tally.brought();
  }

  void obey(Inbox loop) {
    inbox = loop;
  }

  /** What the treatment that goes on has brought, half a second ago at most. */
  Brought soFar() {
    return soFar;
  }

  /** What a treatment that has ended brought in all; told once. */
  Optional<Brought> takeEnded() {
    return Optional.ofNullable(ended.getAndSet(null));
  }

  @Override
  public boolean offer(Event event) {
    return recorder.offer(event);
  }

  @Override
  public void tick(TickRecord tick) {
    recorder.tick(tick);
    Snapshot now = tick.snapshot();
    add(now);
    if (now.state() instanceof State.Running && !ledger.lasts(tally.treatedNs())) {
      Optional.ofNullable(inbox).ifPresent(loop -> loop.put(new Command.Stop()));
    }
    boolean nowOver = now.state().hasEnded();
    double most = ceiling.getAsDouble();
    if (!nowOver && now.ceiling() > most) {
      Optional.ofNullable(inbox).ifPresent(loop -> loop.put(new Command.LimitTo(most)));
    }
    if (nowOver && !over) {
      ended.set(tally.brought());
      tally.reset();
    }
    if (nowOver != over || now.tNs() - toldNs >= TELLING_NS) {
      soFar = tally.brought();
      toldNs = now.tNs();
    }
    over = nowOver;
  }

  private void add(Snapshot now) {
    ApprovedFrame before = standing;
    if (before != null) {
      tally.add(before, now.tNs() - sinceNs, running);
    }
    standing = now.verdict().frame();
    sinceNs = now.tNs();
    running = now.state() instanceof State.Running;
  }
}
