package org.sentuh.telemetry.wire;

/**
 * A topic taken apart.
 *
 * @param device whose it is
 * @param channel its kind
 * @param command the command's id, empty on every other channel
 */
public record Topic(DeviceId device, Channel channel, String command) {}
