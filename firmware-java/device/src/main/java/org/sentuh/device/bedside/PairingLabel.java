package org.sentuh.device.bedside;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.QrCode;
import org.sentuh.pages.Template;

/**
 * The label of a device as a picture at its true size, 100 by 56 mm, black on white: a QR code that
 * opens the pages in a phone with the code of the first phone filled in, and the same to be read
 * and typed. In the product's two languages. Immutable.
 *
 * @param device its name
 * @param url where phones find its pages, with a slash at the end
 * @param code of {@link LabelCode}
 * @param fingerprint of the certificate that a phone will be shown; empty without one
 */
public record PairingLabel(String device, String url, String code, String fingerprint) {

  private static final double PICTURE_MM = 41;
  private static final int QUIET = 4;
  private static final double BELOW_LEFT_MM = 7;
  private static final double BELOW_MM = 42.5;
  private static final double BELOW_WIDE_MM = 40;
  private static final double COLUMN_LEFT_MM = 50;
  private static final double COLUMN_MM = 0;
  private static final double COLUMN_WIDE_MM = 46;

  /** How wide a bold letter is at most on average, as a share of its size. */
  private static final double LETTER = 0.62;

  /** Eight bytes of it: more than anybody compares, and nobody makes such a certificate by luck. */
  private static final int FINGERPRINT = 23;

  /** What a phone's camera reads: the code stands behind the #, where no server sees it. */
  public String link() {
    return url + "#" + code;
  }

  /** The picture, an SVG that any browser prints. */
  public String svg() {
    Map<String, PageWords> words = PageWords.all();
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="56mm" viewBox="0 0 100 56" font-family="'Noto Sans',Roboto,'Segoe UI',sans-serif">
        <rect width="100" height="56" fill="#fff"/>
        <rect x=".5" y=".5" width="99" height="55" rx="3" fill="none" stroke="#000" stroke-width=".2" stroke-dasharray="1.500 1"/>
        """);
    picture(svg);
    Column below = new Column(svg, BELOW_LEFT_MM, BELOW_WIDE_MM, BELOW_MM);
    said(below, words, "label.once", 2.3);
    Column column = new Column(svg, COLUMN_LEFT_MM, COLUMN_WIDE_MM, COLUMN_MM);
    column.line(5.2, 7.4, "bold", "#000", "Sentuh");
    column.line(2.5, 4, "normal", "#000", device);
    said(column, words, "label.scan", 2.9);
    column.line(2.3, 5, "normal", "#444", both(words, "label.open"));
    column.line(fitting(url, 3.2), 4.2, "bold", "#000", url);
    column.line(2.3, 4.6, "normal", "#444", both(words, "label.code"));
    column.line(4.6, 5.2, "bold", "#000", code);
    if (!fingerprint.isEmpty()) {
      column.line(2.2, 4.6, "normal", "#444", both(words, "label.certificate"));
      column.line(2.2, 3.2, "normal", "#000", fingerprint.substring(0, FINGERPRINT) + "…");
    }
    return svg.append("</svg>\n").toString();
  }

  private void picture(StringBuilder svg) {
    QrCode qr = QrCode.of(link());
    svg.append(
        String.format(
            Locale.ROOT,
            "<path id=\"qr\" transform=\"translate(4.500 1.500) scale(%.4f) translate(%d %d)\""
                + " shape-rendering=\"crispEdges\" d=\"%s\"/>%n",
            PICTURE_MM / (qr.size() + 2 * QUIET),
            QUIET,
            QUIET,
            qr.path()));
  }

  /** In the first language as it is to be read, and below it in the second. */
  private static void said(Column column, Map<String, PageWords> words, String key, double size) {
    column.space(1.2);
    column.wrapped(size, "bold", "#000", speaks(words, "id").text(key));
    column.wrapped(size - 0.3, "normal", "#444", speaks(words, "en").text(key));
  }

  private static String both(Map<String, PageWords> words, String key) {
    return speaks(words, "id").text(key) + " · " + speaks(words, "en").text(key);
  }

  private static PageLanguage speaks(Map<String, PageWords> words, String code) {
    return Objects.requireNonNull(words.get(code), code).language();
  }

  /** A long address in smaller letters: it must not be broken. */
  private static double fitting(String text, double size) {
    return Math.min(size, COLUMN_WIDE_MM / (LETTER * text.length()));
  }

  /** Lines one below the other. */
  private static final class Column {

    private final StringBuilder svg;
    private final double left;
    private final double wide;
    private double y;

    Column(StringBuilder svg, double left, double wide, double top) {
      this.svg = svg;
      this.left = left;
      this.wide = wide;
      this.y = top;
    }

    void space(double mm) {
      y += mm;
    }

    void line(double size, double down, String weight, String ink, String text) {
      y += down;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%.2f\" font-size=\"%.2f\" font-weight=\"%s\""
                  + " fill=\"%s\">%s</text>%n",
              left,
              y,
              size,
              weight,
              ink,
              Template.escaped(text)));
    }

    /** Between words, after as many letters as a line has room for. */
    void wrapped(double size, String weight, String ink, String text) {
      StringBuilder line = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > wide / (LETTER * size)) {
          line(size, size * 1.2, weight, ink, line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      line(size, size * 1.2, weight, ink, line.toString());
    }
  }
}
