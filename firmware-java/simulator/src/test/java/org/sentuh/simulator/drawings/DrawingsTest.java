package org.sentuh.simulator.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What is drawn is what the device reads, and what is committed is what is drawn. */
final class DrawingsTest {

  private static final Path COMMITTED = Path.of("../../hardware/drawings");
  private static final Map<String, String> DRAWN = Drawings.shipped();

  @Test
  void theCommittedDrawingsAreTheOnesThatTheConfigurationGives() throws IOException {
    try (Stream<Path> files = Files.list(COMMITTED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("files in hardware/drawings")
          .containsExactlyInAnyOrderElementsOf(DRAWN.keySet());
    }
    for (Map.Entry<String, String> file : DRAWN.entrySet()) {
      assertThat(Files.readString(COMMITTED.resolve(file.getKey())))
          .as("%s; run `sentuh drawings --out hardware/drawings`", file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void anotherWireGivesAnotherDrawing() {
    Text shipped = Text.shipped("device.yaml");
    String exchanged =
        shipped.content().replace("2D: {chip: 0x40, channel: 7}", "2D: {chip: 0x41, channel: 15}");
    Panel panel = panel("m");
    Map<String, String> drawn =
        Drawings.of(DeviceFile.read("device.yaml", exchanged, panel), List.of(panel));
    assertThat(drawn.get("wiring.md")).contains("| 2D | 0x41 | LED15 | 22 | J2.5 |");
    assertThat(drawn.get("wiring.svg")).isNotEqualTo(DRAWN.get("wiring.svg"));
    assertThat(drawn.get("panel-m.svg")).isNotEqualTo(DRAWN.get("panel-m.svg"));
  }

  @Test
  void everyWireOfTheDeviceIsARowOfTheTables() {
    Text shipped = Text.shipped("device.yaml");
    DeviceSettings device = DeviceFile.read(shipped.name(), shipped.content());
    String tables = DRAWN.getOrDefault("wiring.md", "");
    device
        .motors()
        .wires()
        .forEach(wire ->
            assertThat(tables)
                .contains(
                    "| %s | 0x%02X | LED%d |".formatted(wire.site(), wire.chip(), wire.channel())));
    device
        .pressure()
        .wires()
        .forEach(wire ->
            assertThat(tables)
                .contains(
                    "| %s | 0x%02X | AIN%d |".formatted(wire.site(), wire.chip(), wire.input())));
    assertThat(tables).contains("GPIO").contains("| heartbeat | 17 | 11 |");
  }

  @Test
  void aUnitIsAMillimetreOnEverySheet() throws Exception {
    for (String size : List.of("s", "m", "l", "m-extended")) {
      for (String kind : List.of("panel-", "template-")) {
        Element svg = parsed(DRAWN.getOrDefault(kind + size + ".svg", "")).getDocumentElement();
        String box =
            "0 0 %s %s"
                .formatted(
                    svg.getAttribute("width").replace("mm", ""),
                    svg.getAttribute("height").replace("mm", ""));
        assertThat(svg.getAttribute("viewBox")).as(kind + size).isEqualTo(box);
      }
      assertMotorsInPlace(size);
    }
  }

  @Test
  void theTemplatesOfSMAndLFitOnA4() throws Exception {
    for (String size : List.of("s", "m", "l")) {
      Element svg =
          parsed(DRAWN.getOrDefault("template-" + size + ".svg", "")).getDocumentElement();
      assertThat(svg.getAttribute("width")).isEqualTo("210mm");
      assertThat(svg.getAttribute("height")).isEqualTo("297mm");
    }
  }

  @Test
  void packagesAreTiedAndSolderedAsTheirDataSheetsNumberThem() {
    assertThat(Pins.output(0)).isEqualTo(6);
    assertThat(Pins.output(7)).isEqualTo(13);
    assertThat(Pins.output(8)).isEqualTo(15);
    assertThat(Pins.output(15)).isEqualTo(22);
    assertThat(Pins.driverStraps(0x41)).isEqualTo("A5..A0 = LLLLLH");
    assertThat(Pins.converterStrap(0x49)).isEqualTo("ADDR to VDD");
    assertThat(Pins.thermometerStraps(0x1A)).isEqualTo("A2 GND, A1 3.3 V, A0 GND");
    assertThat(Pins.meterStraps(0x45)).isEqualTo("A1 to VS, A0 to VS");
    assertThat(Stream.of(2, 3, 17, 22, 27).map(Pins::header)).containsExactly(3, 5, 11, 15, 13);
    assertThat(Pins.plug("3D")).isEqualTo("J3.5");
  }

  private static void assertMotorsInPlace(String size) throws Exception {
    var circles =
        parsed(DRAWN.getOrDefault("template-" + size + ".svg", "")).getElementsByTagName("circle");
    List<MotorSite> motors = panel(size).motors();
    int pockets = 0;
    for (int i = 0; i < circles.getLength(); i++) {
      if (circles.item(i) instanceof Element circle
          && circle.getAttribute("class").equals("pocket")) {
        MotorSite motor = motors.get(pockets++);
        assertThat(Double.parseDouble(circle.getAttribute("cx"))).isEqualTo(motor.place().xMm());
        assertThat(Double.parseDouble(circle.getAttribute("cy"))).isEqualTo(motor.place().yMm());
      }
    }
    assertThat(pockets).isEqualTo(motors.size());
  }

  private static Panel panel(String size) {
    Text text = Text.shipped("panels/" + size + ".yaml");
    return PanelFile.read(text.name(), text.content());
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
