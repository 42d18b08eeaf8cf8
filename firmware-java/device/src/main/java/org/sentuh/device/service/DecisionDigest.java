package org.sentuh.device.service;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Verdict;

/**
 * What was decided, as bytes: tick by tick for finding a difference, and as one SHA-256 for proving
 * that there is none.
 *
 * <pre>
 * time i64 | state's word hash i32 | place i64 | level f64 | ceiling f64 | verdict u8 | reasons i64
 * granted level f64 | intensity f64 a motor | contact u8 a zone | pressure f64 a zone
 * </pre>
 *
 * <p>Doubles go in with all their bits, so a difference in the last one is a difference.
 */
public final class DecisionDigest {

  private final MessageDigest sha256;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer bytes = ByteBuffer.allocate(1024);

  /** Nothing has been decided yet. */
  public DecisionDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Adds one tick; answers its checksum. */
  public int add(Snapshot snapshot) {
    bytes.clear();
    bytes.putLong(snapshot.tNs());
    bytes.putInt(snapshot.state().word().hashCode());
    bytes.putLong(snapshot.placeNs());
    bytes.putDouble(snapshot.level());
    bytes.putDouble(snapshot.ceiling());
    bytes.put(kind(snapshot.verdict()));
    bytes.putLong(snapshot.verdict().reasons().bits());
    ApprovedFrame frame = snapshot.verdict().frame();
    bytes.putDouble(frame.level());
    for (int motor = 0; motor < frame.motors(); motor++) {
      bytes.putDouble(frame.intensity(motor));
    }
    for (int zone = 0; zone < snapshot.pressure().sites(); zone++) {
      bytes.put((byte) (snapshot.intent().inContact(zone) ? 1 : 0));
      bytes.putDouble(snapshot.pressure().kPa(zone));
    }
    bytes.flip();
    sha256.update(bytes.array(), 0, bytes.limit());
    crc.reset();
    crc.update(bytes.array(), 0, bytes.limit());
    return (int) crc.getValue();
  }

  /** The SHA-256 over all ticks so far, in hexadecimal; it goes on. */
  public String soFar() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
    } catch (CloneNotSupportedException never) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", never);
    }
  }

  /** The SHA-256 over all ticks, in hexadecimal; the digest begins anew afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static byte kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Permitted permitted -> 0;
      case Verdict.Limited limited -> 1;
      case Verdict.Stopped stopped -> 2;
    };
  }
}
