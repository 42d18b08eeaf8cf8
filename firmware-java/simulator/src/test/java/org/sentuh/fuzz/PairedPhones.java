package org.sentuh.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.sentuh.device.readiness.Keeping;

/** What a device keeps that knows one phone of each role, by tokens that stand in the seeds. */
final class PairedPhones implements Keeping {

  private static final String PHONES = "phones";

  private final Map<String, String> lines = new TreeMap<>();
  private boolean left;

  PairedPhones() {
    lines.put(
        PHONES,
        Arrays.stream(Phone.values())
            .map(phone -> phone.word() + ":" + digest(phone.word()))
            .collect(Collectors.joining(" ", "1 ", "")));
  }

  /** The phones; each shows its role's word as its token. */
  enum Phone {
    MOTHER,
    HELPER,
    MIDWIFE,
    TECHNICIAN;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** A request of this phone, as its page makes it. */
    byte[] wish(String method, String path, String body) {
      return Seeds.bytes(
          String.join(
              "\r\n",
              method + " " + path + " HTTP/1.1",
              "Host: 127.0.0.1",
              "Cookie: sentuh=" + word(),
              "X-Page-Token: " + digest("page " + word()),
              "X-Shown: *",
              "Content-Length: *",
              "",
              body));
    }
  }

  /** A request of every form, by somebody who may make it. */
  static Stream<Named<byte[]>> wishes() {
    return Stream.of(
            Stream.of("/", "/bed", "/events", "/diary", "/mine", "/stopped", "/openapi.json")
                .map(path -> get(Phone.MOTHER, path)),
            Stream.of("/assets/0/main.js", "/none").map(path -> get(Phone.HELPER, path)),
            Stream.of("/moments?from=0&step=100&count=20", "/treatments")
                .map(path -> get(Phone.MIDWIFE, path)),
            Stream.of("/self-test", "/box", "/log", "/bundle")
                .map(path -> get(Phone.TECHNICIAN, path)),
            Stream.of("lease", "screening", "start", "pause", "resume", "softer", "stronger")
                .map(path -> post(Phone.MOTHER, path, "")),
            Stream.of("acknowledge", "invite", "uninvite", "call", "call-over", "forget", "leave")
                .map(path -> post(Phone.MOTHER, path, "")),
            Stream.of(
                post(Phone.MOTHER, "answer", "{\"question\":\"fever\",\"yes\":false}"),
                post(Phone.MOTHER, "limit", "{\"level\":0.4}"),
                post(Phone.MOTHER, "wellbeing", "{\"pain\":2,\"calm\":7,\"milk\":-1,\"mood\":9}"),
                post(Phone.MOTHER, "diary", "{\"kind\":\"milk\",\"amount\":60,\"at\":1772609530}"),
                post(Phone.MOTHER, "strike", "{\"number\":1}"),
                post(Phone.MOTHER, "consent", "{\"consent\":\"wellbeing\",\"given\":true}"),
                post(Phone.MOTHER, "share", "{\"sees\":\"all\"}"),
                post(Phone.HELPER, "coach", "{\"on\":true}"),
                post(Phone.HELPER, "coming", ""),
                post(Phone.MIDWIFE, "narrow", "{\"level\":0.4,\"sign\":\"BD-7\"}"),
                post(Phone.MIDWIFE, "hold", "{\"why\":\"demam\"}"),
                post(Phone.MIDWIFE, "release", "{\"sign\":\"BD-7\",\"device\":\"sentuh-01\"}"),
                post(Phone.MIDWIFE, "hand", ""),
                post(Phone.TECHNICIAN, "self-test", "{\"hands\":false}"),
                post(Phone.HELPER, "pair", "code=4711-2209"),
                post(Phone.MOTHER, "stop", "")))
        .flatMap(wishes -> wishes);
  }

  private static Named<byte[]> get(Phone phone, String path) {
    return Named.of("GET " + path, phone.wish("GET", path, ""));
  }

  private static Named<byte[]> post(Phone phone, String path, String body) {
    return Named.of("POST /" + path, phone.wish("POST", "/" + path, body));
  }

  /** Whether other phones are known by now than these. */
  synchronized boolean haveChanged() {
    return left;
  }

  @Override
  public synchronized Optional<String> value(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  @Override
  public synchronized void keep(String name, String line) {
    lines.put(name, line);
    left |= name.equals(PHONES);
  }

  @Override
  public boolean damaged() {
    return false;
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
