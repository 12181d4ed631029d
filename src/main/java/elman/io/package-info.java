/**
 * Reading and writing files: compressed sources, strict UTF-8, atomic replacement, JSON and the
 * safetensors format. Bad input is answered with a {@link elman.io.FormatException} of one line.
 *
 * <p>May depend on: the JDK and commons-compress (with xz and zstd-jni behind it). Every other
 * package may depend on this one, except {@code elman.core} and {@code elman.nn}.
 */
package elman.io;
