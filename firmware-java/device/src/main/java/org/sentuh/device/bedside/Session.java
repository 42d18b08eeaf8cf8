package org.sentuh.device.bedside;

/**
 * A paired phone.
 *
 * @param id what is kept of its token: the token itself cannot be found from it
 * @param role whose phone it is
 */
record Session(String id, Role role) {}
