package org.sentuh.simulator.bench;

/** Something is to be measured against a server that this machine does not have. */
public final class ServerMissing extends Exception {

  private static final long serialVersionUID = 1L;

  ServerMissing(String message) {
    super(message);
  }
}
