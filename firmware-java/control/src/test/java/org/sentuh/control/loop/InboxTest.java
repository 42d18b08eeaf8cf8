package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Command;

class InboxTest {

  private final Inbox inbox = new Inbox();

  @Test
  void anEmptyInboxGivesNothing() {
    assertThat(inbox.drain()).isEmpty();
  }

  @Test
  void commandsComeInTheirOrderAndOnlyOnce() {
    inbox.put(new Command.Screen());
    inbox.put(new Command.Start());
    assertThat(inbox.drain()).containsExactly(new Command.Screen(), new Command.Start());
    assertThat(inbox.drain()).isEmpty();
  }

  @Test
  void aStopComesFirstWhateverWasPutBeforeOrAfterIt() {
    inbox.put(new Command.Start());
    assertThat(inbox.put(new Command.Stop())).isTrue();
    inbox.put(new Command.Stronger());
    assertThat(inbox.drain())
        .containsExactly(new Command.Stop(), new Command.Start(), new Command.Stronger());
    assertThat(inbox.drain()).isEmpty();
  }

  @Test
  void whoeverElseUsesThePanelIsToldOfAStopAndOfNothingElse() {
    List<Command.Stop> told = new ArrayList<>();
    inbox.whenStopped(told::add);
    inbox.put(new Command.Start());
    assertThat(told).isEmpty();
    Command.Stop afar = new Command.Stop(Command.Stop.From.AFAR);
    inbox.put(afar);
    assertThat(told).containsExactly(afar);
    assertThat(inbox.drain()).containsExactly(afar, new Command.Start());
  }

  @Test
  void severalStopsAreOne() {
    inbox.put(new Command.Stop());
    inbox.put(new Command.Stop());
    assertThat(inbox.drain()).containsExactly(new Command.Stop());
    assertThat(inbox.drain()).isEmpty();
  }

  @Test
  void ofTwoStopsInOneTickThatOfSomebodyWhoIsWithHerIsTold() {
    Command.Stop afar = new Command.Stop(Command.Stop.From.AFAR);
    inbox.put(afar);
    assertThat(inbox.drain()).containsExactly(afar);
    inbox.put(afar);
    inbox.put(new Command.Stop());
    inbox.put(afar);
    assertThat(inbox.drain()).containsExactly(new Command.Stop());
  }

  @Test
  void sixteenCommandsMayWaitAndAStopHasAlwaysRoom() {
    for (int i = 0; i < 16; i++) {
      assertThat(inbox.put(new Command.Softer())).isTrue();
    }
    assertThat(inbox.put(new Command.Softer())).isFalse();
    assertThat(inbox.put(new Command.Stop())).isTrue();
    assertThat(inbox.drain()).hasSize(17).startsWith(new Command.Stop());
    assertThat(inbox.put(new Command.Softer())).isTrue();
  }

  @Test
  void aFullInboxKeepsWhatItHas() {
    inbox.put(new Command.Pause());
    for (int i = 0; i < 20; i++) {
      inbox.put(new Command.Softer());
    }
    assertThat(inbox.drain()).hasSize(16).startsWith(new Command.Pause());
  }

  @Test
  void whatWasDrainedIsNotChangedByWhatComesLater() {
    inbox.put(new Command.Screen());
    var drained = inbox.drain();
    inbox.put(new Command.Start());
    assertThat(drained).containsExactly(new Command.Screen());
  }
}
