package org.sentuh.control.controller;

import org.sentuh.control.pressure.PressureMap;

/**
 * Which zones touch the back: a pressure held for a time, with hysteresis. A zone that is not
 * believed does not touch.
 */
final class ContactGate {

  private final ContactRule rule;
  private final boolean[] touching;
  private final long[] otherwiseNs;

  ContactGate(ContactRule rule, int zones) {
    this.rule = rule;
    this.touching = new boolean[zones];
    this.otherwiseNs = new long[zones];
  }

  /**
   * Judges one zone and says whether it touches. A stale zone stays as it was: doubt is handled by
   * becoming gentler.
   */
  boolean judge(int zone, PressureMap map, long dtNs) {
    if (map.isFaulted(zone)) {
      touching[zone] = false;
      otherwiseNs[zone] = 0;
    } else if (map.isValid(zone)) {
      weigh(zone, map.kPa(zone), dtNs);
    }
    return touching[zone];
  }

  private void weigh(int zone, double kPa, long dtNs) {
    boolean otherwise = touching[zone] ? kPa < rule.offKpa() : kPa >= rule.onKpa();
    otherwiseNs[zone] = otherwise ? otherwiseNs[zone] + dtNs : 0;
    if (otherwise && otherwiseNs[zone] >= (touching[zone] ? rule.offNs() : rule.onNs())) {
      touching[zone] = !touching[zone];
      otherwiseNs[zone] = 0;
    }
  }
}
