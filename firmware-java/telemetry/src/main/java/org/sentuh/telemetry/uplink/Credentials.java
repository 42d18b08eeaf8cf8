package org.sentuh.telemetry.uplink;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that prove to each other who the broker and the device are. They are read anew for
 * every connection, so a renewed certificate is used without a restart.
 *
 * @param trust the certificate of the clinic's authority, PEM; whoever it has signed is believed
 * @param identity the device's own certificate with its private key: both in one PEM file, or a
 *     PKCS #12 file whose name ends in {@code .p12} or {@code .pfx}
 * @param passwordFile holds the password of the PKCS #12 file in its first line; none for PEM
 */
public record Credentials(Path trust, Path identity, @Nullable Path passwordFile) {}
