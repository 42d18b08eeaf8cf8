package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A mother's phone and those of everybody whom she has invited, all of which watch. One thread. */
final class PhonesBeside implements AutoCloseable {

  private final URI pages;
  private final int base;
  private final PagePhone mother;
  private final List<PagePhone> watching = new ArrayList<>();

  /**
   * A mother's phone at a device.
   *
   * @param base her number; those of the others follow it
   */
  PhonesBeside(URI pages, String code, int base) throws IOException {
    this.pages = pages;
    this.base = base;
    this.mother = new PagePhone(pages, code, base);
    mother.watch();
  }

  PagePhone mother() {
    return mother;
  }

  /** So many of them watch from now on; hers is not counted. */
  void watch(int phones) throws IOException {
    while (watching.size() < phones) {
      String code = mother.asks("/invite", "").path("code").asString("");
      PagePhone phone = new PagePhone(pages, code, base + watching.size() + 1);
      watching.add(phone);
      phone.watch();
    }
  }

  /** How often they were told something, all together. */
  long told() {
    return watching.stream().mapToLong(PagePhone::told).sum();
  }

  @Override
  public void close() {
    watching.forEach(PhonesBeside::end);
    end(mother);
  }

  private static void end(PagePhone phone) {
    try {
      phone.close();
    } catch (IOException gone) {
      // It is what was wished.
    }
  }
}
