package org.sentuh.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sentuh.control.body.BackLength;

/**
 * What a box is used for. Immutable; paths are as the file names them: relative to it.
 *
 * @param programme what is played
 * @param back the mother's
 * @param recordBytes the most that the record may have on the disk
 * @param clinic who is told; empty for nobody
 * @param pages where phones find the pages
 */
public record UseSettings(
    Path programme, BackLength back, long recordBytes, Optional<Clinic> clinic, Pages pages) {

  /**
   * Who is told.
   *
   * @param brokers where the clinic listens, one or several that are each as good
   * @param certificates what proves who is who; empty where none is needed
   * @param prescribing the key that its prescriptions are signed with; empty where it sends none
   */
  public record Clinic(
      List<URI> brokers, Optional<Certificates> certificates, Optional<Path> prescribing) {

    /** Keeps its own copy. */
    public Clinic {
      brokers = List.copyOf(brokers);
    }
  }

  /**
   * What proves who is who.
   *
   * @param trust the authority's certificate
   * @param identity the device's own, with its key
   */
  public record Certificates(Path trust, Path identity) {}

  /**
   * Where phones find the pages.
   *
   * @param address that is listened at
   * @param port 1 to 65535
   * @param names under which phones reach it
   * @param tls whether they are served with the device's own certificate
   */
  public record Pages(String address, int port, List<String> names, boolean tls) {

    /** Keeps its own copy. */
    public Pages {
      names = List.copyOf(names);
    }
  }
}
