package org.sentuh.control.pattern;

import org.sentuh.control.body.Place;

/**
 * One point of contact that the wearer is to feel.
 *
 * @param place where, in the body frame
 * @param strength felt intensity, 0 to 1 of the mother's level
 * @param spreadMm how far around the place it is felt: 0 for a thumb's tip, up to 40 for a palm
 */
public record Touch(Place place, double strength, double spreadMm) {}
