/**
 * What is told of the program outside of it: manual pages and completions of shells, both printed
 * from a model of its commands, {@link elman.manual.Program}.
 *
 * <p>May depend on {@code elman.io} only; {@code cli} fills in the model.
 */
package elman.manual;
