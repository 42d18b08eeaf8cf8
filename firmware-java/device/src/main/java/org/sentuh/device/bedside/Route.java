package org.sentuh.device.bedside;

import org.jspecify.annotations.Nullable;

/**
 * Every address of the pages, and who may use it: the whole of what can be asked of the device from
 * a screen. A row that names no role is for anybody, without a pairing.
 */
enum Route {
  /** The page itself; who is not paired finds the field for a code. */
  HOME(Method.GET, "/"),
  /** A code, as a plain form. */
  PAIR(Method.POST, "/pair"),
  /** Stop, as a plain form, from anybody. */
  STOP(Method.POST, "/stop"),
  /** What came of a stop, for a page without scripts. */
  STOPPED(Method.GET, "/stopped"),
  /** Scripts, styles and words, under a name that changes with them. */
  ASSET(Method.GET, "/assets/{digest}/{file}"),
  /** The description of this interface. */
  OPEN_API(Method.GET, "/openapi.json"),

  /** What does not change while a treatment goes on: panel, programme, questions. */
  BED(Method.GET, "/bed", Role.values()),
  /** The treatment as it goes on. */
  EVENTS(Method.GET, "/events", Role.values()),
  /** This phone is not to be known any more. */
  LEAVE(Method.POST, "/leave", Role.values()),

  /** Let it wait. */
  PAUSE(Method.POST, "/pause", Role.MOTHER, Role.HELPER, Role.MIDWIFE),
  /** One step softer. */
  SOFTER(Method.POST, "/softer", Role.MOTHER, Role.HELPER, Role.MIDWIFE),

  /** This phone leads from now on, where no other one is in the middle of it. */
  LEASE(Method.POST, "/lease", Role.MOTHER),
  /** Begin the questions. */
  SCREENING(Method.POST, "/screening", Role.MOTHER),
  /** One answer. */
  ANSWER(Method.POST, "/answer", Role.MOTHER),
  /** Start the massage. */
  START(Method.POST, "/start", Role.MOTHER),
  /** Go on after a pause. */
  RESUME(Method.POST, "/resume", Role.MOTHER),
  /** One step stronger, up to her ceiling. */
  STRONGER(Method.POST, "/stronger", Role.MOTHER),
  /** Her own ceiling. */
  LIMIT(Method.POST, "/limit", Role.MOTHER),
  /** She has read why it ended. */
  ACKNOWLEDGE(Method.POST, "/acknowledge", Role.MOTHER),
  /** How she feels afterwards. */
  WELLBEING(Method.POST, "/wellbeing", Role.MOTHER),

  /** Her diary beside her treatments, and what she agrees to. */
  DIARY(Method.GET, "/diary", Role.MOTHER),
  /** The same, to take along. */
  MINE(Method.GET, "/mine", Role.MOTHER),
  /** Write something down. */
  WRITE(Method.POST, "/diary", Role.MOTHER),
  /** Take one entry out. */
  STRIKE(Method.POST, "/strike", Role.MOTHER),
  /** Delete the diary, and the device's own list of her treatments. */
  FORGET(Method.POST, "/forget", Role.MOTHER),
  /** Agree to something, or withdraw it. */
  CONSENT(Method.POST, "/consent", Role.MOTHER),

  /** A code for a helper's phone. */
  INVITE(Method.POST, "/invite", Role.MOTHER),
  /** What a helper sees. */
  SHARE(Method.POST, "/share", Role.MOTHER),
  /** No helper's phone is known any more. */
  UNINVITE(Method.POST, "/uninvite", Role.MOTHER),
  /** She calls for a hand. */
  CALL(Method.POST, "/call", Role.MOTHER),
  /** He has heard it. */
  COMING(Method.POST, "/coming", Role.HELPER),
  /** The call is over. */
  CALL_OVER(Method.POST, "/call-over", Role.MOTHER, Role.HELPER),
  /** Feel how hands massage, or no more. */
  COACH(Method.POST, "/coach", Role.HELPER),

  /** The programme at any moment. */
  MOMENTS(Method.GET, "/moments", Role.MIDWIFE, Role.HELPER),
  /** The whole programme at a glance. */
  OVERVIEW(Method.GET, "/overview", Role.MIDWIFE),
  /** The last treatments, with what reached each zone. */
  TREATMENTS(Method.GET, "/treatments", Role.MIDWIFE),
  /** The highest level from now on, within what is prescribed. */
  NARROW(Method.POST, "/narrow", Role.MIDWIFE),
  /** No treatment begins from now on, and one that goes on ends. */
  HOLD(Method.POST, "/hold", Role.MIDWIFE),
  /** A hold is over. */
  RELEASE(Method.POST, "/release", Role.MIDWIFE),
  /** All that is of the mother goes, for the device changes hands. */
  WIPE(Method.POST, "/wipe", Role.MIDWIFE, Role.TECHNICIAN),
  /** The massage on a midwife's own hand. */
  HAND(Method.POST, "/hand", Role.MIDWIFE),

  /** What a clinic's offer says, and whether it can be taken. */
  OFFER(Method.POST, "/offer", Role.TECHNICIAN),
  /** Take a clinic's offer: the device is that clinic's from now on. */
  CLAIM(Method.POST, "/claim", Role.TECHNICIAN),

  /** What the last self-test found. */
  SELF_TEST(Method.GET, "/self-test", Role.TECHNICIAN),
  /** Begin a self-test, with or without hands at the panel. */
  TEST(Method.POST, "/self-test", Role.TECHNICIAN),
  /** How each force sensor is calibrated. */
  CALIBRATIONS(Method.GET, "/calibration", Role.TECHNICIAN),
  /** Begin with one sensor. */
  CALIBRATE(Method.POST, "/calibrate", Role.TECHNICIAN),
  /** Measure a weight that lies on its puck. */
  LOAD(Method.POST, "/load", Role.TECHNICIAN),
  /** Forget the last weight. */
  UNLOAD(Method.POST, "/unload", Role.TECHNICIAN),
  /** Keep what follows from the weights. */
  CALIBRATION(Method.POST, "/calibration", Role.TECHNICIAN),
  /** The calibration before counts again. */
  CALIBRATION_BACK(Method.POST, "/calibration-back", Role.TECHNICIAN),
  /** End with the sensor, and keep nothing. */
  CALIBRATE_OVER(Method.POST, "/calibrate-over", Role.TECHNICIAN),
  /** Journal, uplink, clock and network. */
  BOX(Method.GET, "/box", Role.TECHNICIAN),
  /** What was logged. */
  LOG(Method.GET, "/log", Role.TECHNICIAN),
  /** One file of it all, for somebody who is far away. */
  BUNDLE(Method.GET, "/bundle", Role.TECHNICIAN);

  private final Method method;
  private final String path;

  /** Bit n stands for the role with ordinal n; none for anybody. */
  private final int roles;

  Route(Method method, String path, Role... roles) {
    this.method = method;
    this.path = path;
    int bits = 0;
    for (Role role : roles) {
      bits |= 1 << role.ordinal();
    }
    this.roles = bits;
  }

  /** How it is asked. */
  enum Method {
    /** Changes nothing. */
    GET,
    /** Asks for something. */
    POST
  }

  Method method() {
    return method;
  }

  String path() {
    return path;
  }

  /** Whether it needs no pairing. */
  boolean isForAnybody() {
    return roles == 0;
  }

  /** Whether somebody may use it; null for somebody who is not paired. */
  boolean allows(@Nullable Role role) {
    return isForAnybody() || (role != null && (roles & 1 << role.ordinal()) != 0);
  }

  /**
   * Whether a request must say which state its screen showed: all that move or strengthen
   * something, or use the panel. What makes it gentler is taken from any screen, and a stop from
   * anywhere.
   */
  boolean needsShown() {
    return switch (this) {
      case SCREENING,
          ANSWER,
          START,
          RESUME,
          STRONGER,
          LIMIT,
          ACKNOWLEDGE,
          TEST,
          CALIBRATE,
          CALIBRATION,
          CALIBRATION_BACK,
          NARROW,
          RELEASE,
          WIPE,
          CLAIM,
          HAND ->
          true;
      default -> false;
    };
  }

  /**
   * Whether a request needs the token that only a page of the device can know: all that change
   * something for a paired phone. A stop needs nothing at all, and a code is a secret of its own.
   */
  boolean needsToken() {
    return method == Method.POST && !isForAnybody();
  }
}
