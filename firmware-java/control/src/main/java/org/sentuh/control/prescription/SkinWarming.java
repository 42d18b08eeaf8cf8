package org.sentuh.control.prescription;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.prescription.Margin.Means;

/** How much the programme warms the skin, under any motor or thermometer. */
final class SkinWarming implements Bound {

  private final Subject subject;
  private final List<String> sites = new ArrayList<>();
  private final Warmth warmth;
  private final boolean[] driven;
  private double warmestK;
  private int warmest = -1;
  private long atNs = -1;

  SkinWarming(Subject subject) {
    this.subject = subject;
    this.driven = new boolean[subject.motors()];
    List<Place> places = new ArrayList<>();
    for (TemperatureSite site : subject.panel().temperatures()) {
      sites.add(site.name());
      places.add(site.place());
    }
    for (MotorSite motor : subject.panel().motors()) {
      sites.add(motor.name());
      places.add(motor.place());
    }
    this.warmth = new Warmth(places, subject.panel().motors());
  }

  @Override
  public void see(Stretch stretch) {
    for (int motor = 0; motor < driven.length; motor++) {
      driven[motor] = stretch.drives(motor);
    }
    warmth.pass(driven, stretch.lengthNs());
    for (int site = 0; site < sites.size(); site++) {
      if (warmth.riseK(site) > warmestK) {
        warmestK = warmth.riseK(site);
        warmest = site;
        atNs = stretch.fromNs() + stretch.lengthNs();
      }
    }
  }

  @Override
  public Margin margin() {
    return new Margin(
        "skin warming",
        warmestK,
        subject.limits().skin().riseWarnK(),
        false,
        "K",
        atNs,
        warmest < 0 ? null : sites.get(warmest),
        Means.CONSERVATIVE,
        "shorten it, or let the hands rest in between");
  }
}
