/**
 * Charts of lines, bands and points, drawn as SVG, as PNG and as text for a terminal.
 *
 * <p>The same chart gives the same text and the same pixels on every machine: letters of a PNG are
 * strokes that are drawn here, since {@code java.awt} takes its fonts from the machine and throws
 * where there are none.
 *
 * <p>May use: nothing.
 */
package elman.plot;
