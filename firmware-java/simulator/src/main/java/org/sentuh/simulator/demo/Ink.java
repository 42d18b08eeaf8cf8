package org.sentuh.simulator.demo;

/**
 * The colours of the picture by what they mean, by day and by night, and what stands for them where
 * there is no colour. Every fact that a colour carries is also carried by a shape or a word.
 */
enum Ink {
  /** The ground that everything is drawn on. */
  PAPER(0xfbf5ec, 0x0c0705, Weight.PLAIN),
  /** Text. */
  TEXT(0x2c211b, 0xbd936c, Weight.PLAIN),
  /** Quieter text. */
  QUIET(0x65554a, 0x9c7757, Weight.PLAIN),
  /** What is still to come of a bar; ornament. */
  LINE(0xd8c6b2, 0x3a281c, Weight.FAINT),
  /** Something is fine. */
  FINE(0x1c6f74, 0xa0925a, Weight.PLAIN),
  /** Something needs a hand. */
  CARE(0x7a4d00, 0xc08a3c, Weight.STRONG),
  /** The word on the stop key. */
  STOP_WORD(0xfffaf5, 0xe6bd9c, Weight.STRONG),
  /** The stop key. */
  STOP(0xa02c1c, 0x6b2416, Weight.PLAIN),
  /** Skin, drawn like a watercolour in paper tones. */
  SKIN(0xf3dfcc, 0x20140d, Weight.PLAIN),
  /** The outline of the back. */
  OUTLINE(0xa97f63, 0x5c3f2b, Weight.FAINT),
  /** The knot of hair. */
  HAIR(0x54423a, 0x120a07, Weight.FAINT),
  /** The beads of the spine and their names. */
  BONE(0xa27a60, 0x6d4d37, Weight.FAINT),
  /** A motor that is still. */
  SITE(0x8d6a55, 0x7d5b43, Weight.PLAIN),
  /** A motor that is driven, and what of a bar is done. */
  DRIVEN(0x8f3f0c, 0xc98a4d, Weight.STRONG),
  /** The way that the touch has come. */
  TRAIL(0xc25b14, 0xb3692a, Weight.PLAIN),
  /** The touch itself. */
  TOUCH(0x8f3f0c, 0xe5b27a, Weight.STRONG),
  /** The warmth around a driven motor. */
  GLOW(0xf2902f, 0xa35a1e, Weight.PLAIN),
  /** A pressure sensor. */
  ZONE(0x1c6f74, 0x8f7c50, Weight.PLAIN);

  private final int day;
  private final int night;
  private final Weight weight;

  Ink(int day, int night, Weight weight) {
    this.day = day;
    this.night = night;
    this.weight = weight;
  }

  /** What stands for a colour where there is none. */
  enum Weight {
    /** As the terminal writes. */
    PLAIN,
    /** Bold. */
    STRONG,
    /** Faint. */
    FAINT
  }

  /** The colour as 0xRRGGBB. */
  int rgb(Look.Theme theme) {
    return theme == Look.Theme.DAY ? day : night;
  }

  Weight weight() {
    return weight;
  }
}
