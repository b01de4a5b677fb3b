/** Folders of trained reward models, and what is measured on them. */
package emotionthinker.jobs.reward;
