package org.sentuh.clinic;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Speaks MQTT 5 over a bare socket and keeps to none of the bounds that the broker has told: what a
 * library would refuse to send is sent.
 */
public final class RudePublisher implements AutoCloseable {

  private static final int CONNECT = 0x10;
  private static final int CONNACK = 0x20;
  private static final int PUBLISH_QOS_1 = 0x32;
  private static final int DISCONNECT = 0xe0;
  private static final int PATIENCE_MS = 10_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** Connects, and is taken. */
  public RudePublisher(int port, String clientId) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream packet = new DataOutputStream(body);
    packet.writeUTF("MQTT");
    packet.writeByte(5); // the version
    packet.writeByte(2); // clean start
    packet.writeShort(0); // no keep-alive
    packet.writeByte(0); // no properties
    packet.writeUTF(clientId);
    send(CONNECT, body.toByteArray());
    if (in.readUnsignedByte() != CONNACK) {
      throw new AssertionError("the broker did not answer a CONNECT with a CONNACK");
    }
    byte[] answer = in.readNBytes(length());
    if (answer[1] != 0) {
      throw new AssertionError("the broker refused the connection: " + answer[1]);
    }
  }

  /** Publishes with QoS 1, whatever the size. */
  public void publish(String topic, byte[] payload) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream packet = new DataOutputStream(body);
    packet.writeUTF(topic);
    packet.writeShort(1); // the packet's id
    packet.writeByte(0); // no properties
    packet.write(payload);
    try {
      send(PUBLISH_QOS_1, body.toByteArray());
    } catch (IOException shut) {
      // The broker need not listen to the end of what it will not take.
    }
  }

  /**
   * Waits until the broker ends the connection.
   *
   * @return the reason code of its DISCONNECT, or -1 when it ended without one
   */
  public int awaitEnd() throws IOException {
    int reason = -1;
    try {
      for (int type = in.read(); type >= 0; type = in.read()) {
        byte[] body = in.readNBytes(length());
        if (type != DISCONNECT) {
          throw new AssertionError("the broker said " + type + " to " + body.length + " bytes");
        }
        reason = body.length == 0 ? 0 : Byte.toUnsignedInt(body[0]);
      }
    } catch (java.net.SocketException reset) {
      // It closed while there was still something unread.
    }
    return reason;
  }

  private void send(int type, byte[] body) throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(type);
    int left = body.length;
    do {
      packet.write(left % 128 | (left >= 128 ? 0x80 : 0));
      left /= 128;
    } while (left > 0);
    packet.write(body);
    out.write(packet.toByteArray());
    out.flush();
  }

  /** MQTT's length: seven bits a byte, the lowest first. */
  private int length() throws IOException {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      length |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return length;
      }
    }
  }

  /** What a topic's message of this size is made of. */
  public static byte[] filler(int bytes) {
    return "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
