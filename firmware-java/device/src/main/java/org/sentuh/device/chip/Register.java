package org.sentuh.device.chip;

/**
 * A register under its datasheet name.
 *
 * @param name as printed in the datasheet
 * @param pointer the byte that selects it
 */
record Register(String name, int pointer) {}
