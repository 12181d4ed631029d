/**
 * Files of the program in a folder such as {@code /usr/local}: put there, listed in a manifest, and
 * removed again, these and no others.
 *
 * <p>May depend on {@code elman.io} only.
 */
package elman.install;
