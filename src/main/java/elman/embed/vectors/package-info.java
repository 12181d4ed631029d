/**
 * Words and a vector for each, and the files that hold them.
 *
 * <p>Depends on {@link elman.core}, {@link elman.io}, and the tables of {@link elman.token}.
 */
package elman.embed.vectors;
