package org.sentuh.simulator.ordeal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A device's own place in the network: a namespace with one cable to this machine. The cable can be
 * pulled, and packets can be made to fall. Needs root. Used by one thread.
 *
 * <p>Names and addresses carry a number of this ordeal, so that two ordeals on one machine do not
 * meet; 198.18.0.0/15 is the range for such tests (RFC 2544) and leads nowhere.
 */
final class Host implements AutoCloseable {

  private static final String NAME = "sentuh-";
  private static final int ORDEALS = 128;

  private final String name;
  private final String cable;
  private final String here;
  private final String there;

  private Host(int ordeal, int number) {
    this.name = NAME + ordeal + "-" + number;
    this.cable = "sen" + ordeal + "x" + number;
    String net = "198." + (18 + ordeal / 64 % 2) + "." + (ordeal % 64 * 4 + number / 64) + ".";
    int first = number % 64 * 4;
    this.here = net + (first + 1);
    this.there = net + (first + 2);
  }

  /**
   * The number of an ordeal of which no host is inhabited. Hosts that an ordeal left behind when it
   * was killed are not, and are taken away when their places are laid anew.
   */
  static int freeOrdeal() {
    List<String> inhabited =
        Shell.run(List.of("ip", "netns", "list"))
            .lines()
            .map(line -> line.split(" ", 2)[0])
            .filter(host -> host.startsWith(NAME) && isInhabited(host))
            .toList();
    int first = (int) (ProcessHandle.current().pid() % ORDEALS);
    return IntStream.range(first, first + ORDEALS)
        .map(number -> number % ORDEALS)
        .filter(
            number -> inhabited.stream().noneMatch(host -> host.startsWith(NAME + number + "-")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                ORDEALS + " ordeals run on this machine; wait until one has ended"));
  }

  private static boolean isInhabited(String host) {
    try {
      return !Shell.run(List.of("ip", "netns", "pids", host)).isBlank();
    } catch (IllegalStateException goneMeanwhile) {
      return false;
    }
  }

  /**
   * Makes a host and lays its cable.
   *
   * @param ordeal 0 to 127
   * @param number 0 to 63
   */
  static Host lay(int ordeal, int number) {
    Host host = new Host(ordeal, number);
    host.takeAway();
    Shell.run("ip", "netns", "add", host.name);
    Shell.run(
        "ip",
        "link",
        "add",
        host.cable,
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        host.name);
    Shell.run("ip", "addr", "add", host.here + "/30", "dev", host.cable);
    Shell.run("ip", "link", "set", host.cable, "up");
    host.inside("ip", "addr", "add", host.there + "/30", "dev", "eth0");
    host.inside("ip", "link", "set", "lo", "up");
    host.inside("ip", "link", "set", "eth0", "up");
    return host;
  }

  /** This machine's address as the host sees it. */
  String gateway() {
    return here;
  }

  /** A command that runs within this host. */
  List<String> within(List<String> command) {
    ArrayList<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(command);
    return all;
  }

  /** Pulls the cable: the other end sees nothing, not even an end. */
  void pull() {
    Shell.run("ip", "link", "set", cable, "down");
  }

  /** Lets every packet fall, in and out, while the cable is fine. */
  void drop() {
    inside("nft", "add table inet fall");
    inside("nft", "add chain inet fall in { type filter hook input priority 0; policy drop; }");
    inside("nft", "add chain inet fall out { type filter hook output priority 0; policy drop; }");
  }

  /** As it was. */
  void mend() {
    Shell.run("ip", "link", "set", cable, "up");
    inside("nft", "add table inet fall");
    inside("nft", "delete table inet fall");
  }

  /**
   * Leads a port of the host's own loopback to one of this machine, for a device speaks plain text
   * to its own machine alone.
   */
  void lead(int from, int to) {
    inside("sysctl", "-q", "-w", "net.ipv4.conf.all.route_localnet=1");
    inside("nft", "add table ip way");
    inside("nft", "add chain ip way out { type nat hook output priority -100; }");
    inside(
        "nft",
        "add rule ip way out ip daddr 127.0.0.1 tcp dport " + from + " dnat to " + here + ":" + to);
    inside("nft", "add chain ip way post { type nat hook postrouting priority 100; }");
    inside("nft", "add rule ip way post oif eth0 masquerade");
  }

  @Override
  public void close() {
    takeAway();
  }

  private void inside(String... command) {
    Shell.run(within(List.of(command)));
  }

  private void takeAway() {
    if (Shell.run(List.of("ip", "netns", "list")).lines().anyMatch(this::isThisHost)) {
      Shell.run("ip", "netns", "del", name);
    }
  }

  private boolean isThisHost(String line) {
    return line.equals(name) || line.startsWith(name + " ");
  }
}
