/**
 * Beam pipelines, wiring only: every formula stands in stages, every file in io. Transforms are
 * named by what they do; tables go in by {@link emotionthinker.beam.ReadTable} and out by {@link
 * emotionthinker.beam.WriteTable}.
 */
package emotionthinker.beam;
