package elman.seq.data;

/**
 * An example with a tree over its words.
 *
 * @param example its words are the leaves from left to right, its output the labels of all nodes in
 *     postorder, or of none if the root has no label
 * @param tree the tree
 */
public record TreeExample(Example example, Tree tree) {}
