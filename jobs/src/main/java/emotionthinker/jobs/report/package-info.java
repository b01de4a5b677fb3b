/**
 * The command {@code report}: a run as one HTML file that needs no network. Each section reads
 * tables and gives a JSON object; the page ({@code src/main/report}) draws them with ECharts. No
 * clock goes in, so the same run gives the same page. Audio and words of a corpus are embedded only
 * where its policy allows.
 */
package emotionthinker.jobs.report;
