/**
 * Tokenizing as a filter: text comes in chunks that are cut where no token can go on, several of
 * which are encoded at once, and leaves in the order in which it came. The memory that it takes
 * does not grow with the text.
 *
 * <p>Sees the other packages of {@link elman.token}, {@link elman.core.Workers} and {@link
 * elman.io}.
 */
package elman.token.stream;
