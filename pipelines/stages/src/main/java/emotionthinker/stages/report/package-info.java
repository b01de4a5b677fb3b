/**
 * What a report draws, counted from rows: histograms of measurements per group, envelopes of
 * waveforms. Everything is a function of the rows in their order, so that a run gives the same page
 * each time; what the page looks like is decided elsewhere.
 */
package emotionthinker.stages.report;
