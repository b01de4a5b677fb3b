/**
 * Measurements that the READMEs quote, each a command under {@code bench}, and what they need:
 * corpora of replicas, a slow chat server, synthetic runs. A figure without such a command is not
 * quoted; a test never measures time.
 */
package emotionthinker.jobs.bench;
