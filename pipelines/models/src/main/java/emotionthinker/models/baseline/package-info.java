/** Classifiers of the baseline, by liblinear and libsvm: pure Java, no dependencies. */
package emotionthinker.models.baseline;
