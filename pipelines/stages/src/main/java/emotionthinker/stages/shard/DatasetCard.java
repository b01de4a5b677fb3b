package emotionthinker.stages.shard;

import emotionthinker.schemas.AudioForm;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.stages.shard.ShardStatistics.Facet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes the card of a data set, the {@code README.md} that Hugging Face reads: YAML that tells
 * {@code datasets} which files are which split and what their columns are, then what a person needs
 * to know before using it. A function of the facts: the same facts give the same text.
 */
public final class DatasetCard {
  private static final Set<String> HUB_LICENCES =
      Set.of(
          "apache-2.0",
          "mit",
          "cc0-1.0",
          "cc-by-3.0",
          "cc-by-4.0",
          "cc-by-sa-3.0",
          "cc-by-sa-4.0",
          "cc-by-nc-3.0",
          "cc-by-nc-4.0",
          "cc-by-nc-sa-3.0",
          "cc-by-nc-sa-4.0",
          "cc-by-nc-nd-4.0",
          "cc-by-nd-4.0",
          "odbl",
          "odc-by",
          "pddl",
          "gpl-3.0");

  private final CardFacts facts;
  private final ShardStatistics statistics;
  private final CardTables tables;

  private DatasetCard(CardFacts facts) {
    this.facts = facts;
    this.statistics = facts.statistics();
    this.tables = new CardTables(facts);
  }

  /** The card, with line feeds as line ends. */
  public static String render(CardFacts facts) {
    DatasetCard card = new DatasetCard(facts);
    return card.frontMatter()
        + card.introduction()
        + card.counts()
        + card.making()
        + card.audit()
        + card.use();
  }

  /** The size class of the Hub: {@code n<1K}, {@code 1K<n<10K} and so on. */
  static String sizeCategory(long rows) {
    String[] bounds = {"1K", "10K", "100K", "1M", "10M", "100M", "1B"};
    long bound = 1_000;
    for (int i = 0; i < bounds.length; i++, bound *= 10) {
      if (rows < bound) {
        return i == 0 ? "n<1K" : bounds[i - 1] + "<n<" + bounds[i];
      }
    }
    return "n>1B";
  }

  private String frontMatter() {
    StringBuilder out = new StringBuilder("---\n");
    out.append("pretty_name: ").append(facts.options().datasetName()).append('\n');
    out.append("license:\n");
    hubLicences().forEach(id -> out.append("- ").append(id).append('\n'));
    SortedSet<String> languages = new TreeSet<>();
    for (String tag : statistics.values(Facet.LANGUAGE)) {
      languages.add(Locale.forLanguageTag(tag).getLanguage());
    }
    languages.remove("");
    languages.remove("und");
    if (!languages.isEmpty()) {
      out.append("language:\n");
      languages.forEach(tag -> out.append("- '").append(tag).append("'\n"));
    }
    out.append("size_categories:\n- ").append(sizeCategory(statistics.rows())).append('\n');
    out.append("task_categories:\n- audio-classification\n");
    out.append("tags:\n- audio\n- speech\n- emotion-recognition\n- prosody\n");
    out.append("- chain-of-thought\n- grounded-reasoning\n");
    out.append("configs:\n- config_name: default\n  data_files:\n");
    for (Split split : statistics.splits()) {
      out.append("  - split: ").append(split.wire()).append('\n');
      out.append("    path: data/").append(split.wire()).append("-*\n");
    }
    out.append("dataset_info:\n  config_name: default\n  features:\n");
    out.append(HuggingFaceFeatures.cardYaml(Table.EMOTIONCOT.codec().schema(), "  "));
    out.append("  splits:\n");
    long fileBytes = 0;
    long dataBytes = 0;
    for (Split split : statistics.splits()) {
      CardFacts.SplitFiles files = facts.files().get(split);
      out.append("  - name: ").append(split.wire()).append('\n');
      out.append("    num_bytes: ").append(files.dataBytes()).append('\n');
      out.append("    num_examples: ").append(statistics.rows(split)).append('\n');
      fileBytes += files.fileBytes();
      dataBytes += files.dataBytes();
    }
    out.append("  download_size: ").append(fileBytes).append('\n');
    out.append("  dataset_size: ").append(dataBytes).append('\n');
    return out.append("---\n\n").toString();
  }

  private String introduction() {
    return "# "
        + facts.options().datasetName()
        + "\n\n"
        + """
        Speech clips with an emotion label, measured prosody, the measurements in words, and a
        written explanation of the label in which every statement about the voice was checked
        against the measurements. The fields follow EmotionCoT, the data set of EmotionThinker (Wang
        et al., ICLR 2026, arXiv 2601.15668); this is an independent reproduction and holds none of
        its rows.

        ```python
        from datasets import load_dataset, Audio
        rows = load_dataset("path/to/this/folder", split="train")
        rows = rows.cast_column("audio", Audio(decode=False))  # bytes as stored, without torchcodec
        ```

        """
        + audioNote();
  }

  private String audioNote() {
    Set<String> forms = new LinkedHashSet<>(statistics.values(Facet.AUDIO_FORM));
    StringBuilder out = new StringBuilder("`audio_form` says what `audio` holds: ");
    out.append("`original` is the source file's bytes, `pcm16_wav` the channel or segment of the ");
    out.append("row as 16-bit WAV, `path` no bytes.");
    if (forms.contains(AudioForm.PATH.wire())) {
      out.append(" Rows with `path` come from corpora whose licence does not let us pass the ");
      out.append("audio on, or were asked for without audio: `audio.path` is `corpus/relative ");
      out.append("path` below your own copy, and `audio_sha256` (of the decoded PCM) lets you ");
      out.append("check that it is the same recording.");
    }
    return out.append("\n\n").toString();
  }

  private String counts() {
    StringBuilder out = new StringBuilder("## Counts\n\n").append(tables.splits()).append('\n');
    for (Facet facet : Facet.values()) {
      out.append(tables.facet(facet)).append('\n');
    }
    out.append("Emotion by corpus, all splits:\n\n").append(tables.emotionsByCorpus()).append('\n');
    return out.toString();
  }

  private String making() {
    StringBuilder out = new StringBuilder("## How it was made\n\n");
    out.append("By emotionthinker ").append(facts.codeVersion());
    out.append(", without a clock or unseeded chance: the same inputs give the same bytes. ");
    out.append("Selection, order and subsets follow from seed ").append(facts.options().seed());
    out.append(
        " and the utterance ids. `subset` parts the train split into a cold start (a share ");
    out.append("of ").append(String.format(Locale.ROOT, "%.4f", facts.options().coldStartShare()));
    out.append(") and reinforcement learning.\n\n").append(tables.funnel()).append('\n');
    out.append(
        """
        ### Levels

        A value is low (slow) up to the first cut, high (fast) above the second, normal between.
        Cuts are percentiles of the group, taken without any test speaker; pitch is median F0 by
        corpus and gender, energy the level of speech by corpus, speed the articulation rate by
        corpus. Groups that are too small fall back on all corpora pooled, energy never does;
        groups whose cuts lie too close, and clips that cannot be measured, have no level (`none`
        above). Levels are relative to their group: `high` does not mean the same in two corpora.

        """);
    return out.append(tables.edges()).append('\n').toString();
  }

  private String audit() {
    if (facts.audit().isEmpty()) {
      return "";
    }
    long passed = facts.audit().stream().filter(f -> f.verdict() == AuditVerdict.PASS).count();
    long corpora = facts.audit().stream().map(AuditFinding::corpus).distinct().count();
    return "## Audit\n\n"
        + facts.audit().size()
        + " checks over "
        + corpora
        + " source corpora, before anything was left out: "
        + passed
        + " passed or could not be measured, these did not.\n\n"
        + tables.audit()
        + '\n';
  }

  private String use() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        ## What the labels are, and are not

        - **Emotion** is the label of the source corpus, mapped to nine names. Most corpora are
          acted: the label is what an actor was asked to portray, or what listeners thought they
          heard, not what a person felt. `whisper` is a way of speaking. `provenance.emotion_raw`
          keeps the label as the corpus writes it.
        - **Gender** has two values because the sources do. It is what the corpus documents say of
          a speaker (`gender_source`), used to compare a voice with similar voices; it is not a
          statement about identity, and rows without it have no pitch level rather than a guess.
        - **Age** is a bin of the age that the corpus documents give, null where they give none.
        - **The reasoning** was written with the label at hand, so it is a rationale, not a
          record of how anyone judged the clip. `claim_support` is the share of its checkable
          statements that the measurements support; statements that cannot be checked are not in it.
        - **Scores**, where present, come from a reward model, not from people.

        ## Lawful and decent use

        Inferring the emotions of people from their voices is regulated. In the European Union,
        article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) prohibits AI systems that infer
        emotions in workplaces and educational institutions, save for medical or safety reasons;
        elsewhere such systems are high-risk (annex III, point 1(c)), and people exposed to them must
        be told (article 50(3)). Voices are personal data. Do not use this data set to judge
        employees, pupils, applicants, or anyone who has not agreed; do not use it to identify
        speakers. This paragraph is no legal advice.

        ## Limits

        Acted speech is clearer than speech in life; models trained here will be overconfident there.
        Speakers, languages and recording rooms are few, see the counts. Level words hide how far a
        value lies from its cut; `measurements` has values and percentiles. Measurements have flags for
        unreliable clips upstream, yet noise and reverberation still shift them. Explanations of a
        template teacher share a grammar and are less varied than people's.

        ## Sources, licences, citations

        """);
    statistics
        .licences()
        .forEach(
            (corpus, licences) -> {
              out.append("- **").append(corpus).append("**. Licence: ");
              out.append(String.join("; ", licences)).append('.');
              String citation = facts.citations().getOrDefault(corpus, "");
              if (!citation.isBlank()) {
                out.append(" Cite: ").append(citation.strip());
              }
              out.append('\n');
            });
    out.append("\nEach row keeps the licence of its corpus (`provenance.licence`); ");
    out.append("the strictest one governs the use of the whole.\n");
    return out.toString();
  }

  private SortedSet<String> hubLicences() {
    SortedSet<String> ids = new TreeSet<>();
    for (SortedSet<String> licences : statistics.licences().values()) {
      for (String licence : licences) {
        String id = licence.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        ids.add(HUB_LICENCES.contains(id) ? id : "other");
      }
    }
    return ids;
  }
}
