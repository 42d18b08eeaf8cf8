package org.sentuh.clinic.authority;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Who is to have a certificate. Its name is how the broker's access list knows it.
 *
 * <p>Names that begin with {@code clinic-} are those of the clinic's own programs: no device may
 * have one, or it could be taken for one of them.
 */
public sealed interface Holder {

  /** What names of the clinic's own programs begin with. */
  String CLINIC = "clinic-";

  /** The common name. */
  String name();

  /** What it is, by its word: {@code device}, {@code broker} or {@code program}. */
  default String kind() {
    return switch (this) {
      case Device device -> "device";
      case Broker broker -> "broker";
      case Program program -> "program";
    };
  }

  /**
   * A device: it proves itself to the broker.
   *
   * @param id its name, the one that stands in its topics
   */
  record Device(DeviceId id) implements Holder {

    @Override
    public String name() {
      return id.value();
    }
  }

  /**
   * A broker: it proves itself to everybody.
   *
   * @param hosts the names and addresses under which it is reached, 1 to 16
   */
  record Broker(List<String> hosts) implements Holder {

    /** Keeps its own copy. */
    public Broker {
      hosts = List.copyOf(hosts);
    }

    @Override
    public String name() {
      return hosts.getFirst();
    }
  }

  /**
   * A program of the clinic, as its intake or its desk: it proves itself to the broker.
   *
   * @param name begins with {@code clinic-}
   */
  record Program(String name) implements Holder {}

  /** A device of that name. */
  static Device device(String name) throws AuthorityRefused {
    if (name.startsWith(CLINIC)) {
      throw new AuthorityRefused(
          "device "
              + name
              + ": names that begin with "
              + CLINIC
              + " are those of the clinic's own programs; choose another");
    }
    try {
      return new Device(new DeviceId(name));
    } catch (IllegalArgumentException e) {
      throw new AuthorityRefused(e.getMessage() + "; choose another name", e);
    }
  }

  /** A program of the clinic of that name. */
  static Program program(String name) throws AuthorityRefused {
    if (!Forms.PROGRAM.matcher(name).matches()) {
      throw new AuthorityRefused(
          "program \""
              + name
              + "\": allowed is "
              + CLINIC
              + " and 1 to 25 small letters, digits and '-'; name it as in "
              + CLINIC
              + "intake");
    }
    return new Program(name);
  }

  /** A broker that is reached under these names and addresses. */
  static Broker broker(List<String> hosts) throws AuthorityRefused {
    if (hosts.isEmpty() || hosts.size() > Forms.MOST_HOSTS) {
      throw new AuthorityRefused(
          hosts.size()
              + " hosts: allowed are 1 to "
              + Forms.MOST_HOSTS
              + "; name those under which devices reach the broker");
    }
    for (String host : hosts) {
      if (!Forms.isHost(host)) {
        throw new AuthorityRefused(
            "host \""
                + host
                + "\": allowed are names as in broker.clinic.example and IP addresses;"
                + " write it as devices reach it, without a port");
      }
    }
    return new Broker(hosts);
  }

  /** How names look. */
  final class Forms {

    private static final int MOST_HOSTS = 16;
    private static final int LONGEST_HOST = 64;
    private static final Pattern PROGRAM = Pattern.compile(CLINIC + "[a-z0-9-]{1,25}");
    private static final Pattern HOST =
        Pattern.compile(
            "(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private Forms() {}

    private static boolean isHost(String host) {
      return host.length() <= LONGEST_HOST && (HOST.matcher(host).matches() || isAddress(host));
    }

    static boolean isAddress(String host) {
      try {
        // Each of the two readers lets something through that is none.
        InetAddress.ofLiteral(host);
        return IPAddress.isValid(host);
      } catch (IllegalArgumentException none) {
        return false;
      }
    }
  }
}
