/**
 * What the networks of this module share: the engine, named parameters, weights in the format
 * safetensors, the files of a trained network, arithmetic with numbers that may be differentiated,
 * and steps that let go of what they no longer need.
 */
package emotionthinker.models.arrays;
