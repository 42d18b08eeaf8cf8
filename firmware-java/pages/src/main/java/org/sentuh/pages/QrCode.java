package org.sentuh.pages;

import io.nayuki.qrcodegen.QrCode.Ecc;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text as a QR code (ISO/IEC 18004), which a page or a label draws. Immutable.
 *
 * @param size how many modules a side has; around it four more stay light
 * @param path the dark modules as an SVG path of unit squares
 */
public record QrCode(int size, String path) {

  /** About 15 % of it may be unreadable: a screen reflects, and a label is scratched. */
  public static QrCode of(String text) {
    io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int from = x;
        while (code.getModule(x, y)) { // which is false outside
          x++;
        }
        if (x > from) {
          int wide = x - from;
          path.append('M').append(from).append(' ').append(y);
          path.append('h').append(wide).append("v1h-").append(wide).append('z');
        }
      }
    }
    return new QrCode(code.size, path.toString());
  }

  /** The same for a page. */
  public ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("size", size).put("path", path);
  }
}
