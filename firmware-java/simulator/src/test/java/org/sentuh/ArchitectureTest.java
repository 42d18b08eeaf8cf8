package org.sentuh;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The directions of the house. A room may use what its line in {@link #MAY_USE} names, and itself;
 * anything absent is forbidden. Whoever changes the tree changes the table and the README's map in
 * the same commit.
 */
@AnalyzeClasses(
    packages = "org.sentuh",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WrittenByHand.class})
final class ArchitectureTest {

  private static final String HOUSE = "org.sentuh.";

  /**
   * What each room may use. A room without a line is unknown, and any class in it fails the test.
   */
  private static final Map<String, String> MAY_USE =
      Map.ofEntries(
          // control: loop -> { event -> prescription, arming } -> safety -> controller
          //          -> { treatment -> pattern -> body, pressure -> body }
          Map.entry("control.body", ""),
          Map.entry("control.pressure", "control.body"),
          Map.entry("control.pattern", "control.body"),
          Map.entry("control.treatment", "control.pattern control.body"),
          Map.entry(
              "control.controller",
              "control.treatment control.pattern control.pressure control.body"),
          Map.entry(
              "control.safety",
              "control.controller control.treatment control.pattern control.pressure control.body"),
          Map.entry(
              "control.arming",
              "control.safety control.controller control.treatment control.pattern"
                  + " control.pressure control.body"),
          Map.entry(
              "control.prescription",
              "control.safety control.controller control.treatment control.pattern"
                  + " control.pressure control.body"),
          Map.entry(
              "control.event",
              "control.prescription control.safety control.controller control.treatment"
                  + " control.pattern control.pressure control.body"),
          Map.entry(
              "control.loop",
              "control.event control.arming control.prescription control.safety control.controller"
                  + " control.treatment control.pattern control.pressure control.body"),

          // what both sides read
          Map.entry("settings", "control"),

          // telemetry: uplink -> journal -> wire -> words -> control
          Map.entry("telemetry.words", "control"),
          Map.entry("telemetry.wire", "telemetry.words control"),
          Map.entry("telemetry.journal", "telemetry.wire control"),
          Map.entry("telemetry.uplink", "telemetry.journal telemetry.wire control"),

          // pages: what the pages of device and clinic share
          Map.entry("pages", "telemetry.words control"),

          // device: Device (main) -> all; harness -> chip -> bus -> linux;
          // harness -> settings; bedside -> { readiness, service -> turns -> selftest };
          // realtime -> { turns, linux }; bedside and chip are strangers
          Map.entry("device", "device pages settings telemetry control"),
          Map.entry("device.local", ""),
          Map.entry("device.linux", ""),
          Map.entry("device.naming", ""),
          Map.entry("device.bus", "device.linux"),
          Map.entry("device.bus.linux", "device.bus device.linux"),
          Map.entry("device.realtime", "device.turns device.linux telemetry.wire control"),
          Map.entry("device.chip", "device.bus"),
          Map.entry("device.harness", "settings device.chip device.bus control"),
          Map.entry("device.prescription", "settings telemetry control"),
          Map.entry("device.claim", "device.prescription telemetry.wire"),
          Map.entry("device.reporting", "device.prescription telemetry control"),
          Map.entry(
              "device.selftest",
              "device.harness settings device.chip device.bus telemetry control"),
          Map.entry("device.front", "device.harness device.bus device.realtime control"),
          Map.entry("device.readiness", "telemetry control"),
          Map.entry("device.turns", "device.selftest control"),
          Map.entry(
              "device.calibration", "device.turns device.readiness settings telemetry control"),
          Map.entry(
              "device.service",
              "device.claim device.calibration device.turns device.selftest telemetry control"),
          Map.entry("device.coaching", "control"),
          Map.entry("device.diary", "device.readiness"),
          Map.entry("device.visit", "device.turns device.readiness telemetry control"),
          Map.entry(
              "device.bedside",
              "device.claim device.coaching device.diary device.visit device.readiness"
                  + " device.service"
                  + " device.calibration device.turns device.selftest pages telemetry control"),

          // clinic and simulator
          Map.entry("clinic", "clinic pages settings telemetry control"),
          Map.entry("clinic.archive", "telemetry.wire control"),
          Map.entry("clinic.archive.people", "clinic.archive"),
          Map.entry("clinic.people", "clinic.archive pages telemetry.wire"),
          Map.entry("clinic.archive.fleet", "clinic.archive telemetry.wire control"),
          Map.entry("clinic.archive.alarms", "clinic.archive telemetry.wire"),
          Map.entry(
              "clinic.alarms",
              "clinic.desk clinic.people clinic.archive pages settings telemetry.wire control"),
          Map.entry("clinic.openid", "clinic.people pages settings telemetry.wire"),
          Map.entry(
              "clinic.desk", "clinic.openid clinic.people clinic.archive pages telemetry.wire"),
          Map.entry(
              "clinic.fleet",
              "clinic.prescribing clinic.desk clinic.people clinic.archive pages telemetry"
                  + " control"),
          Map.entry("clinic.intake", "clinic.archive telemetry.uplink telemetry.wire control"),
          Map.entry("clinic.authority", "clinic.prescribing telemetry.wire"),
          Map.entry("clinic.archive.design", "clinic.archive telemetry.wire"),
          Map.entry(
              "clinic.prescribing",
              "clinic.desk clinic.people clinic.archive pages settings telemetry.wire control"),
          Map.entry(
              "clinic.design",
              "clinic.prescribing clinic.desk clinic.people clinic.archive pages settings"
                  + " telemetry.words control"),
          Map.entry(
              "clinic.mothers",
              "clinic.desk clinic.people clinic.prescribing clinic.archive pages settings"
                  + " telemetry control"),
          Map.entry("clinic.archive.personal", "clinic.archive telemetry.wire"),
          Map.entry(
              "clinic.research",
              "clinic.mothers clinic.desk clinic.people clinic.archive.personal clinic.archive"
                  + " pages telemetry control"),
          Map.entry(
              "clinic.personal",
              "clinic.mothers clinic.desk clinic.people clinic.archive.personal"
                  + " clinic.archive.people clinic.archive.design clinic.archive pages settings"
                  + " telemetry control"),
          Map.entry(
              "clinic.rerun",
              "clinic.mothers clinic.prescribing clinic.desk clinic.people clinic.archive.design"
                  + " clinic.archive pages settings telemetry.wire control"),
          Map.entry("simulator", "simulator device clinic pages settings telemetry control"));

  /** The methods of {@link Math} whose result the specification leaves no choice in. */
  private static final Set<String> EXACT_MATHEMATICS =
      Set.of(
          "abs",
          "min",
          "max",
          "clamp",
          "signum",
          "copySign",
          "sqrt",
          "fma",
          "floor",
          "ceil",
          "round",
          "rint",
          "floorDiv",
          "floorMod",
          "ceilDiv",
          "ceilMod");

  @ArchTest
  static void theHouseIsSeen(JavaClasses house) {
    assertThat(
            house.stream().map(type -> room(type).orElse("")).filter(r -> r.startsWith("control.")))
        .as("classes of control on the class path of this test")
        .isNotEmpty();
  }

  @ArchTest
  static final ArchRule aRoomUsesOnlyWhatLiesToItsRight =
      classes().should(useOnlyRoomsToTheirRight());

  @ArchTest
  static final ArchRule aPackageLivesInTheModuleOfItsName =
      classes()
          .should(liveInTheModuleOfTheirName())
          .because("a class that moves into another module's package passes every closed door");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("org.sentuh.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              condition(
                  "be in a package that is @NullMarked",
                  type -> type.getPackage().isAnnotatedWith(NullMarked.class)));

  // Fences: what only one or two rooms may touch.

  @ArchTest static final ArchRule onlyTheBusKnowsPi4j = fence("device.bus", "com.pi4j..");

  /**
   * The fleet is a load on the product's two ends and must not go through the one that it is held
   * against; many devices over four connections are what no uplink can do.
   */
  @ArchTest
  static final ArchRule onlyUplinkIntakeAndFleetKnowMqtt =
      fence(
          "telemetry.uplink clinic.intake simulator.fleet",
          "org.eclipse.paho..",
          "com.hivemq.client..");

  @ArchTest
  static final ArchRule onlyJournalAndArchiveKnowSql =
      fence(
          "telemetry.journal clinic.archive",
          "java.sql..",
          "javax.sql..",
          "org.sqlite..",
          "org.postgresql..",
          "org.flywaydb..");

  @ArchTest
  static final ArchRule onlyTheAuthorityMakesCertificates =
      fence(
          "clinic.authority",
          "org.bouncycastle.asn1..",
          "org.bouncycastle.cert..",
          "org.bouncycastle.operator..",
          "org.bouncycastle.pkcs..",
          "org.bouncycastle.openssl..",
          "org.bouncycastle.jce..",
          "org.bouncycastle.jcajce..");

  @ArchTest
  static final ArchRule onlyThePeopleOfTheDeskHavePasswords =
      fence("clinic.authority clinic.people", "org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyOneRoomReadsWhatAProviderHasSigned =
      fence("clinic.openid", "com.nimbusds..");

  @ArchTest
  static final ArchRule onlyBedsideAndDeskServePages =
      fence(
          "pages device.bedside clinic.desk",
          "com.sun.net.httpserver..",
          "io.avaje.jex..",
          "io.javalin..");

  // Determinism of control, and time in general.

  @ArchTest
  static final ArchRule onlyAClockAsksForTheTime =
      classes()
          .that(are("not a clock, a main or a benchmark", type -> !mayAskForTheTime(type)))
          .should(notTouch("the time", ArchitectureTest::asksForTheTime));

  @ArchTest
  static final ArchRule controlHasNoInputAndNoOutput =
      noClasses()
          .that()
          .resideInAPackage("org.sentuh.control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "java.lang.reflect..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              Thread.class, ThreadGroup.class, ClassLoader.class, Process.class, Runtime.class);

  @ArchTest
  static final ArchRule controlIsDeterministic =
      noClasses()
          .that()
          .resideInAPackage("org.sentuh.control..")
          .should(
              dependOnClassesThat(
                  resideInAPackage("java.util.random..")
                      .or(
                          named(
                              "a source of chance or of chance order",
                              java.util.Random.class,
                              java.util.SplittableRandom.class,
                              java.util.concurrent.ThreadLocalRandom.class,
                              java.security.SecureRandom.class,
                              java.util.HashMap.class,
                              java.util.HashSet.class,
                              java.util.Hashtable.class,
                              java.util.IdentityHashMap.class,
                              java.util.WeakHashMap.class,
                              java.util.concurrent.ConcurrentHashMap.class))));

  @ArchTest
  static final ArchRule controlTouchesNothingThatDiffersBetweenRuns =
      classes()
          .that()
          .resideInAPackage("org.sentuh.control..")
          .should(notTouch("what differs between runs or machines", ArchitectureTest::differs));

  // Safety.

  @ArchTest
  static final ArchRule onlySafetyMakesAnApprovedFrame =
      constructors()
          .that()
          .areDeclaredIn(HOUSE + "control.safety.ApprovedFrame")
          .should()
          .bePackagePrivate()
          .orShould()
          .bePrivate();

  @ArchTest
  static final ArchRule onlySafetyCallsTheConstructorOfAnApprovedFrame =
      classes()
          .that()
          .resideOutsideOfPackage("org.sentuh.control.safety..")
          .should(
              notTouch(
                  "the constructor of ApprovedFrame",
                  access ->
                      access
                              .getTargetOwner()
                              .getName()
                              .equals(HOUSE + "control.safety.ApprovedFrame")
                          && access.getName().equals("<init>")));

  @ArchTest
  static final ArchRule onlyTheProofMakesAProvenProgramme =
      classes()
          .that(
              are(
                  "not the proof",
                  type -> !type.getName().equals(HOUSE + "control.prescription.Proof")))
          .should(
              notTouch(
                  "the constructor of Proven",
                  access ->
                      access
                              .getTargetOwner()
                              .getName()
                              .equals(HOUSE + "control.prescription.Proven")
                          && access.getName().equals("<init>")));

  /** The key asks for a second approval; what sealed beside it would not. */
  @ArchTest
  static final ArchRule onlyThePrescribingKeySeals =
      classes()
          .that(
              are(
                  "not the clinic's key",
                  type -> !type.getName().equals(HOUSE + "clinic.authority.PrescribingKey")))
          .should(
              notTouch(
                  "the making of a seal",
                  access ->
                      access.getTargetOwner().getName().equals(HOUSE + "telemetry.wire.Seal")
                          && access.getName().equals("sealed")));

  @ArchTest
  static final ArchRule aProvenProgrammeIsMadeInItsRoomAlone =
      constructors()
          .that()
          .areDeclaredIn(HOUSE + "control.prescription.Proven")
          .should()
          .bePackagePrivate();

  /** What is played for nobody, or was judged when it was recorded. */
  private static final Set<String> FOR_NOBODY =
      Set.of("Replay", "Rehearsal", "SteadyLoop", "ExampleTicks", "Trial");

  /**
   * Rooms in which nobody lies on the panel: every state, and every fault in it, is tried; at the
   * clinic, what was recorded is played again without a motor.
   */
  private static final Set<String> TRYING =
      Set.of(
          HOUSE + "clinic.rerun",
          HOUSE + "simulator.model",
          HOUSE + "simulator.faults",
          HOUSE + "simulator.killed",
          HOUSE + "simulator.punctuality");

  private static boolean isForNobody(JavaClass type) {
    return FOR_NOBODY.contains(type.getSimpleName()) || TRYING.contains(type.getPackageName());
  }

  @ArchTest
  static final ArchRule nobodyIsTreatedByALoopThatAsksNoPermission =
      classes()
          .that(are("not for nobody", type -> !isForNobody(type)))
          .should(
              notTouch(
                  "the constructor of TreatmentLoop without a Permission",
                  access ->
                      access.getTargetOwner().getName().equals(HOUSE + "control.loop.TreatmentLoop")
                          && access.getTarget()
                              instanceof AccessTarget.ConstructorCallTarget constructor
                          && constructor.getRawParameterTypes().size() == 2));

  @ArchTest
  static final ArchRule onlyAnswersToQuestionsArm =
      classes()
          .that(
              are(
                  "neither the questions, nor a recording of answers, nor a hand",
                  type ->
                      !isForNobody(type)
                          && !type.getName().startsWith(HOUSE + "control.arming.Screening")
                          // on a midwife's own hand, which no question is about
                          && !type.getName().equals(HOUSE + "device.turns.HandTurn")
                          && !type.getName().equals(HOUSE + "telemetry.wire.TickCodec")))
          .should(
              notTouch(
                  "the constructor of AnswerScreening",
                  access ->
                      access.getTargetOwner().getSimpleName().equals("AnswerScreening")
                          && access.getName().equals("<init>")));

  /** What the pages may know of the loop: they read its snapshots, and put into its inbox. */
  private static final Set<String> SHOWN_OF_THE_LOOP =
      Set.of("Clock", "Inbox", "Setup", "Snapshot");

  @ArchTest
  static final ArchRule pagesReachTheLoopThroughInboxAndReadinessAlone =
      noClasses()
          .that()
          .resideInAPackage("org.sentuh.device.bedside..")
          .should(
              dependOnClassesThat(
                  DescribedPredicate.describe(
                      "are of the loop, and neither its inbox nor what it shows, or can let go on",
                      type ->
                          (type.getPackageName().equals(HOUSE + "control.loop")
                                  && !SHOWN_OF_THE_LOOP.contains(type.getSimpleName()))
                              || (type.getPackageName().equals(HOUSE + "device.readiness")
                                  && !Set.of("Readiness", "Keeping", "Hers", "NotNow")
                                      .contains(type.getSimpleName())))));

  // Taste.

  @ArchTest
  static final ArchRule onlyCommandsPrint =
      classes()
          .that(are("not a command of the simulator", type -> !isCommand(type)))
          .should(notTouch("the standard streams", ArchitectureTest::printsOrReads));

  @ArchTest
  static final ArchRule namesComeFromTheField =
      classes()
          .should(
              condition(
                  "have a name from the field, not Impl, Util, Helper, Manager or Abstract",
                  type ->
                      !type.getSimpleName()
                              .matches("Abstract[A-Z].*|.*(Impl|Utils?|Utility|Helpers?|Managers?)")
                          && !type.getPackageName()
                              .matches(".*\\.(utils?|commons?|helpers?|managers?|impl)(\\..*)?")));

  private static ArchCondition<JavaClass> useOnlyRoomsToTheirRight() {
    return new ArchCondition<>("use only the rooms that lie to their right") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Optional<String> from = room(type);
        if (from.isEmpty()) {
          events.add(
              SimpleConditionEvent.violated(
                  type,
                  type.getName() + " is in a room that the table of this test does not have"));
          return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getName().startsWith(HOUSE)) {
            Optional<String> to = room(target);
            if (to.isPresent() && !mayUse(from.get(), to.get())) {
              events.add(
                  SimpleConditionEvent.violated(
                      type,
                      "%s may not use %s: %s"
                          .formatted(from.get(), to.get(), dependency.getDescription())));
            }
          }
        }
      }
    };
  }

  private static boolean mayUse(String from, String to) {
    return from.equals(to)
        || Arrays.stream(MAY_USE.getOrDefault(from, "").split(" "))
            .anyMatch(allowed ->
                !allowed.isEmpty() && (to.equals(allowed) || to.startsWith(allowed + ".")));
  }

  /**
   * The room of a class: the longest line of the table that its package begins with. The mains of
   * device and clinic sit in their module's own package, so those lines are for these alone.
   */
  private static Optional<String> room(JavaClass type) {
    String name = type.getPackageName();
    while (name.startsWith(HOUSE)) {
      String room = name.substring(HOUSE.length());
      if (MAY_USE.containsKey(room)
          && (!MAINS.contains(room) || type.getPackageName().equals(name))) {
        return Optional.of(room);
      }
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return Optional.empty();
  }

  private static final Set<String> MAINS = Set.of("device", "clinic");

  private static final Pattern MODULE = Pattern.compile(".*/firmware-java/([a-z]+)/target/.*");

  private static ArchCondition<JavaClass> liveInTheModuleOfTheirName() {
    return condition(
        "live in the module of their package's name",
        type -> {
          String source = type.getSource().map(found -> found.getUri().toString()).orElse("");
          Matcher module = MODULE.matcher(source);
          return module.matches()
              && (type.getPackageName() + ".").startsWith(HOUSE + module.group(1) + ".");
        });
  }

  private static ArchRule fence(String rooms, String... packages) {
    List<String> inside = Arrays.stream(rooms.split(" ")).map(room -> HOUSE + room + "..").toList();
    return noClasses()
        .that()
        .resideOutsideOfPackages(inside.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static boolean mayAskForTheTime(JavaClass type) {
    if (type.getPackageName().startsWith(HOUSE + "control")) {
      return false;
    }
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return type.getSimpleName().endsWith("Clock")
        || outermost.getSimpleName().endsWith("Clock")
        || outermost.getPackageName().matches(".*\\.bench(\\..*)?")
        || outermost.getMethods().stream()
            .anyMatch(method ->
                method.getName().equals("main")
                    && method.getModifiers().contains(JavaModifier.STATIC));
  }

  private static boolean asksForTheTime(JavaAccess<?> access) {
    String name = access.getName();
    return switch (access.getTargetOwner().getName()) {
      case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
      case "java.util.Date" -> name.equals("<init>");
      case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
      default ->
          name.equals("now") && access.getTargetOwner().getPackageName().startsWith("java.time");
    };
  }

  private static boolean differs(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return switch (owner) {
      case "java.lang.Math" -> !EXACT_MATHEMATICS.contains(name) && !name.endsWith("Exact");
      case "java.lang.System" ->
          Set.of("getenv", "getProperty", "getProperties", "identityHashCode", "exit", "gc")
              .contains(name);
      // The order of these differs from one start of the JVM to the next.
      case "java.util.Map", "java.util.Set" -> Set.of("of", "ofEntries", "copyOf").contains(name);
      case "java.util.stream.Collectors" ->
          Stream.of("toMap", "toSet", "toUnmodifiableMap", "toUnmodifiableSet", "grouping")
              .anyMatch(name::startsWith);
      case "java.util.Locale", "java.util.TimeZone", "java.time.ZoneId" ->
          name.equals("getDefault") || name.equals("systemDefault");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.lang.Object" -> name.equals("hashCode");
      default -> name.equals("parallelStream") || name.equals("parallel");
    };
  }

  private static boolean printsOrReads(JavaAccess<?> access) {
    return switch (access.getName()) {
      case "out", "err", "in", "setOut", "setErr", "setIn" ->
          access.getTargetOwner().isEquivalentTo(System.class);
      case "printStackTrace" -> access.getTargetOwner().isAssignableTo(Throwable.class);
      default -> false;
    };
  }

  /** Picocli's commands and the mains beside them speak to the person who called. */
  private static boolean isCommand(JavaClass type) {
    return type.getPackageName().equals(HOUSE + "simulator")
        || type.isAnnotatedWith("picocli.CommandLine$Command");
  }

  private static ArchCondition<JavaClass> notTouch(
      String what, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>("not touch " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (forbidden.test(access)) {
            events.add(SimpleConditionEvent.violated(type, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " should " + description));
        }
      }
    };
  }

  private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> holds) {
    return DescribedPredicate.describe(description, holds);
  }

  private static DescribedPredicate<JavaClass> named(String description, Class<?>... types) {
    Set<String> names = Set.copyOf(Arrays.stream(types).map(Class::getName).toList());
    return DescribedPredicate.describe(description, type -> names.contains(type.getName()));
  }

  /** Leaves out what a generator wrote, and what the clinic's program has copied beside itself. */
  static final class WrittenByHand implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/jmh_generated/") && !location.contains("/target/libraries/");
    }
  }
}
