package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.bedside.Role;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PagesUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's own pages beside a shown treatment, on this machine alone. Where their port is
 * taken, the treatment goes on without them and says so. Any thread.
 */
public final class DemoPages implements Phones, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoPages.class);

  private final Keeping keeping;
  private final Bed.Diary diary;
  private final int port;
  private final boolean byPhone;
  private final List<String> codes = new ArrayList<>();
  private volatile @Nullable BedsideServer server;

  /**
   * Pages that are not served yet.
   *
   * @param keeping where paired phones are kept
   * @param diary where she says how she feels
   * @param port 0 for any that is free
   * @param byPhone whether a treatment is begun at a phone, and by nobody else
   */
  public DemoPages(Keeping keeping, Bed.Diary diary, int port, boolean byPhone) {
    this.keeping = keeping;
    this.diary = diary;
    this.port = port;
    this.byPhone = byPhone;
  }

  Bed.Diary diary() {
    return diary;
  }

  /** Serves them, and draws a code for each role. */
  void open(Bed bed) {
    try {
      BedsideServer opened = new BedsideServer(bed, keeping, PageAddress.loopback(port));
      for (Role role : Role.values()) {
        codes.add(opened.codes().issue(role));
      }
      server = opened;
    } catch (PagesUnavailable taken) {
      LOG.warn("the demo goes on without pages", taken);
    }
  }

  /** Whether they are served. */
  boolean areServed() {
    return server != null;
  }

  /** What is told of them before anything else, a line each. */
  public List<String> announced(Locale language) {
    Speech speech = new Speech(language.getLanguage());
    BedsideServer open = server;
    if (open == null || !byPhone) {
      return List.of(told(speech));
    }
    return List.of(told(speech), speech.live("pages.begin", "url", open.url()));
  }

  @Override
  public boolean lead() {
    BedsideServer open = server;
    return open != null && (byPhone || open.isLed());
  }

  @Override
  public boolean watch() {
    BedsideServer open = server;
    return open != null && open.watching() > 0;
  }

  @Override
  public String told(Speech speech) {
    BedsideServer open = server;
    if (open == null) {
      return speech.live("pages.none", "port", String.valueOf(port));
    }
    List<String> each = new ArrayList<>();
    for (Role role : Role.values()) {
      each.add(speech.live("pages.role." + role.word()) + " " + codes.get(role.ordinal()));
    }
    return speech.live("pages", "url", open.url(), "codes", String.join(", ", each));
  }

  @Override
  public void close() {
    BedsideServer open = server;
    if (open != null) {
      open.close();
    }
  }
}
