package org.sentuh.simulator.report;

import java.util.List;
import org.sentuh.control.treatment.Command;

/**
 * What happens to a panel in a treatment made up for tests. Times are seconds since the massage was
 * started; the zones are those of {@link DemoTreatment#PANEL}.
 */
class DemoScript {

  static final int UPPER_LEFT = 0;
  static final int UPPER_RIGHT = 1;
  static final int MIDDLE_LEFT = 2;
  static final int MIDDLE_RIGHT = 3;
  static final int LOWER_LEFT = 4;
  static final int LOWER_RIGHT = 5;

  private static final double[] RESTING_KPA = {2.4, 2.6, 3.1, 1.9, 2.2, 2.4};

  /** A person's command at a time. */
  record Order(double s, Command command) {}

  String name() {
    return "calm";
  }

  double backLengthMm() {
    return 262;
  }

  /** A breath every four seconds, and a slow shift of weight. */
  double kPa(int zone, double s) {
    double breath = 0.12 * StrictMath.sin(2 * StrictMath.PI * s / 4 + zone * 0.4);
    double shift = 0.25 * StrictMath.sin(2 * StrictMath.PI * s / 97 + zone);
    return RESTING_KPA[zone] + breath + shift;
  }

  boolean frozen(int zone, double s) {
    return false;
  }

  double celsius(int site, double s) {
    return 33.4 + 0.35 * site + 1.6 * (1 - StrictMath.exp(-Math.max(0, s) / 140));
  }

  boolean skinKnown(int site, double s) {
    return true;
  }

  double amps(double strongest, int motorsOn, double s) {
    return 0.012 + motorsOn * 0.062 * strongest;
  }

  List<Order> orders() {
    return List.of();
  }

  /** Everything that a good report has to tell, in one massage that is played to its end. */
  static final class Eventful extends DemoScript {

    @Override
    String name() {
      return "eventful";
    }

    @Override
    double backLengthMm() {
      return 270;
    }

    @Override
    double kPa(int zone, double s) {
      double kPa = super.kPa(zone, s);
      if (zone == LOWER_LEFT && s >= 40 && s < 60) {
        return 0.25 + 0.02 * StrictMath.sin(s);
      }
      if (zone == MIDDLE_RIGHT && s >= 205 && s < 300) {
        return kPa + 3.1;
      }
      return kPa;
    }

    @Override
    boolean frozen(int zone, double s) {
      return zone == UPPER_RIGHT && s >= 140 && s < 171;
    }

    @Override
    double celsius(int site, double s) {
      double bump = s < 96 ? 0 : 5.2 * (1 - StrictMath.exp(-(s - 96) / 12));
      double cooling = s < 122 ? 1 : StrictMath.exp(-(s - 122) / 20);
      return super.celsius(site, s) - 1.1 + (site == 1 ? bump * cooling + 0.6 : 0);
    }

    @Override
    List<Order> orders() {
      return List.of(
          new Order(80, new Command.Pause()),
          new Order(92, new Command.Resume()),
          new Order(184, new Command.Softer()),
          new Order(250, new Command.Stronger()),
          new Order(300, new Command.Pause()),
          new Order(302, new Command.Resume()));
    }
  }

  /** A panel that grows too warm and stops itself. */
  static final class Hot extends DemoScript {

    @Override
    String name() {
      return "hot";
    }

    @Override
    double celsius(int site, double s) {
      return 35.4 + 0.2 * site + Math.max(0, s - 60) * (site == 2 ? 0.052 : 0.012);
    }
  }

  /** A panel whose lower half never touches, stopped by the wearer early. */
  static final class Loose extends DemoScript {

    @Override
    String name() {
      return "loose";
    }

    @Override
    double backLengthMm() {
      return 236;
    }

    @Override
    double kPa(int zone, double s) {
      return zone >= LOWER_LEFT ? 0.2 : super.kPa(zone, s);
    }

    @Override
    List<Order> orders() {
      return List.of(new Order(48.4, new Command.Stop()));
    }
  }

  /** Thermometers that fall silent: a fault, with skin temperatures that are not known. */
  static final class Blind extends DemoScript {

    @Override
    String name() {
      return "blind";
    }

    @Override
    boolean skinKnown(int site, double s) {
      return site == 0 || s < (site == 1 ? 70 : 110);
    }
  }

  /** Questions that put the massage off: nothing is ever played. */
  static final class PutOff extends DemoScript {

    @Override
    String name() {
      return "put-off";
    }
  }
}
