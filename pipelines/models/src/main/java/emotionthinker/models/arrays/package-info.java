/**
 * What the networks of this module share: named parameters, weights in the format safetensors, and
 * the pieces that they are built of.
 */
package emotionthinker.models.arrays;
