package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalMatchers.aryEq;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.stubbing.Answer;

class Pi4jI2cDeviceTest {
  private final I2C i2c = mock(I2C.class);
  private final Pi4jI2cDevice device = new Pi4jI2cDevice(0x40, i2c);

  @Test
  void aPieceOfAnArrayIsSentAsAnArrayOfItsOwn() {
    // The ffm provider sends the whole array whatever offset and length say.
    when(i2c.write(any(byte[].class), eq(0), eq(2))).thenReturn(2);

    Transfer transfer = device.write(new byte[] {1, 2, 3, 4}, 1, 2);

    assertThat(transfer).isEqualTo(Transfer.DONE);
    verify(i2c).write(aryEq(new byte[] {2, 3}), eq(0), eq(2));
    verifyNoMoreInteractions(i2c);
  }

  @Test
  void whatIsReadLandsInItsPlaceAndNowhereElse() {
    when(i2c.readRegister(eq(0xFE), any(byte[].class), eq(0), eq(2)))
        .thenAnswer(filling(new byte[] {(byte) 0x80, (byte) 0xFF}));
    byte[] into = {9, 9, 9, 9};

    assertThat(device.readRegister(0xFE, into, 1, 2)).isEqualTo(Transfer.DONE);

    assertThat(into).containsExactly(9, 0x80, 0xFF, 9);
  }

  @Test
  void readingAtThePointerSendsNoRegister() {
    when(i2c.read(any(byte[].class), eq(0), eq(1))).thenAnswer(filling(new byte[] {(byte) 0xC3}));
    byte[] into = new byte[1];

    assertThat(device.read(into, 0, 1)).isEqualTo(Transfer.DONE);

    assertThat(Byte.toUnsignedInt(into[0])).isEqualTo(0xC3);
    verify(i2c).read(any(byte[].class), eq(0), eq(1));
    verifyNoMoreInteractions(i2c);
  }

  @Test
  void aTransferCutShortIsFailedAndLeavesTheArrayAlone() {
    when(i2c.write(any(byte[].class), anyInt(), anyInt())).thenReturn(1);
    when(i2c.readRegister(anyInt(), any(byte[].class), anyInt(), anyInt())).thenReturn(1);
    when(i2c.read(any(byte[].class), anyInt(), anyInt())).thenReturn(-5);
    byte[] into = {7, 7};

    assertThat(device.write(new byte[2], 0, 2)).isEqualTo(Transfer.FAILED);
    assertThat(device.readRegister(0, into, 0, 2)).isEqualTo(Transfer.FAILED);
    assertThat(device.read(into, 0, 2)).isEqualTo(Transfer.FAILED);
    assertThat(into).containsExactly(7, 7);
  }

  static Stream<Arguments> troubles() {
    String call = "Error during call to method 'call' with data '[5, 1799, [80, (6)]]': ";
    return Stream.of(
        Arguments.of(new Pi4JException("No such device or address (6)"), Transfer.NO_ACKNOWLEDGE),
        Arguments.of(new Pi4JException(call + "Remote I/O error (121)"), Transfer.NO_ACKNOWLEDGE),
        Arguments.of(new IOException(call + "Connection timed out (110)"), Transfer.TIMED_OUT),
        Arguments.of(
            new Pi4JException(
                "Failed to execute action for device 64 on bus /dev/i2c-1",
                new Pi4JException(call + "No such device or address (6)")),
            Transfer.NO_ACKNOWLEDGE),
        Arguments.of(
            new Pi4JException(
                new IllegalStateException(new Pi4JException(call + "Connection timed out (110)"))),
            Transfer.TIMED_OUT),
        Arguments.of(new Pi4JException(call + "Input/output error (5)"), Transfer.FAILED),
        Arguments.of(
            new Pi4JException(call + "Resource temporarily unavailable (11)"), Transfer.FAILED),
        Arguments.of(new Pi4JException("device (6) is closed"), Transfer.FAILED),
        Arguments.of(new Pi4JException("()"), Transfer.FAILED),
        Arguments.of(new Pi4JException(")"), Transfer.FAILED),
        Arguments.of(new Pi4JException("(six)"), Transfer.FAILED),
        Arguments.of(new Pi4JException("(0006)"), Transfer.FAILED),
        Arguments.of(new Pi4JException("(4294967302)"), Transfer.FAILED),
        Arguments.of(new Pi4JException((String) null), Transfer.FAILED));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aPi4jExceptionBecomesWhatLinuxSaid(Pi4JException trouble, Transfer expected) {
    when(i2c.write(any(byte[].class), anyInt(), anyInt())).thenThrow(trouble);
    when(i2c.read(any(byte[].class), anyInt(), anyInt())).thenThrow(trouble);
    when(i2c.readRegister(anyInt(), any(byte[].class), anyInt(), anyInt())).thenThrow(trouble);

    assertThat(device.write(new byte[3], 0, 3)).isEqualTo(expected);
    assertThat(device.read(new byte[3], 0, 3)).isEqualTo(expected);
    assertThat(device.readRegister(1, new byte[3], 0, 3)).isEqualTo(expected);
  }

  @Test
  void aRangeOutsideTheArrayIsABugAndTalksToNobody() {
    assertThatThrownBy(() -> device.write(new byte[2], 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> device.readRegister(256, new byte[2], 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    verifyNoMoreInteractions(i2c);
  }

  @Test
  void transfersLongerThanAFrameWorkToo() {
    when(i2c.write(any(byte[].class), eq(0), eq(200))).thenReturn(200);
    assertThat(device.write(new byte[200], 0, 200)).isEqualTo(Transfer.DONE);
  }

  private static Answer<Integer> filling(byte[] bytes) {
    return call -> {
      for (Object argument : call.getArguments()) {
        if (argument instanceof byte[] buffer) {
          assertThat(buffer).hasSameSizeAs(bytes);
          System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        }
      }
      return bytes.length;
    };
  }
}
