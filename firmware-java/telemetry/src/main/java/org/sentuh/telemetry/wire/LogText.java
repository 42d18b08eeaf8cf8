package org.sentuh.telemetry.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sentuh.telemetry.wire.Message.LogPart;

/** A log cut into parts that a message can hold, and put together again. Stateless; any thread. */
public final class LogText {

  /** Would be written as six letters each, and obeyed by a terminal. */
  private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

  private LogText() {}

  /** The parts of a log, one at least; of one that is too long its end. */
  public static List<LogPart> parts(DeviceId device, String command, String log) {
    int most = LogPart.MOST * (LogPart.MOST_LETTERS - 1);
    String text = log.substring(before(log, Math.max(0, log.length() - most)));
    text = OBEYED.matcher(text).replaceAll("?");
    List<String> cut = new ArrayList<>();
    int from = 0;
    do {
      int to = before(text, Math.min(text.length(), from + LogPart.MOST_LETTERS));
      cut.add(text.substring(from, to));
      from = to;
    } while (from < text.length());
    List<LogPart> parts = new ArrayList<>();
    for (String part : cut) {
      parts.add(new LogPart(device, command, parts.size() + 1, cut.size(), hash(text), part));
    }
    return List.copyOf(parts);
  }

  /** A letter of two characters is not cut in two. */
  private static int before(String text, int at) {
    boolean within = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return within ? at - 1 : at;
  }

  /** The log of these parts in any order, each once; empty where one is missing or of another. */
  public static Optional<String> whole(List<LogPart> parts) {
    String text =
        parts.stream()
            .sorted(Comparator.comparingInt(LogPart::number))
            .map(LogPart::text)
            .collect(Collectors.joining());
    boolean complete =
        !parts.isEmpty()
            && parts.getFirst().of() == parts.size()
            && parts.getFirst().hash().equals(hash(text));
    return complete ? Optional.of(text) : Optional.empty();
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
