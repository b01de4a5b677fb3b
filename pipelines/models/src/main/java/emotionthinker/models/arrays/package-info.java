/**
 * What the networks of this module share: the engine, named parameters, weights in the format
 * safetensors, the files of a trained network, and arithmetic with numbers that may be
 * differentiated.
 */
package emotionthinker.models.arrays;
