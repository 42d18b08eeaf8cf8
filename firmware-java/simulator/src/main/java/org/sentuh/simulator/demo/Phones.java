package org.sentuh.simulator.demo;

/** What an attendant knows of the phones beside the treatment. Any thread. */
interface Phones {

  /** Whether what begins is begun at a phone, and by nobody else. */
  boolean lead();

  /** Whether a phone is looking. */
  boolean watch();

  /** Where the pages are, and the codes for phones. */
  String told(Speech speech);
}
