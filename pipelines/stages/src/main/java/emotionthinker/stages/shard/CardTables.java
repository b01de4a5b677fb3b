package emotionthinker.stages.shard;

import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.LevelBasis;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.Split;
import emotionthinker.stages.shard.ShardStatistics.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tables of the card, in Markdown. */
final class CardTables {
  private final CardFacts facts;
  private final ShardStatistics statistics;

  CardTables(CardFacts facts) {
    this.facts = facts;
    this.statistics = facts.statistics();
  }

  String splits() {
    StringBuilder out = table("split", "rows", "hours", "speakers", "shards", "MB");
    for (Split split : statistics.splits()) {
      CardFacts.SplitFiles files = facts.files().get(split);
      row(
          out,
          split.wire(),
          statistics.rows(split),
          number(2, statistics.hours(split)),
          statistics.speakers(split),
          files.shards(),
          number(1, files.fileBytes() / 1e6));
    }
    return out.toString();
  }

  /** Rows of every value of a facet, a column per split. */
  String facet(Facet facet) {
    List<Object> header = new ArrayList<>();
    header.add(facet.name().toLowerCase(Locale.ROOT));
    statistics.splits().forEach(split -> header.add(split.wire()));
    StringBuilder out = table(header.toArray());
    for (String value : ordered(facet)) {
      List<Object> cells = new ArrayList<>();
      cells.add(value);
      for (Split split : statistics.splits()) {
        cells.add(statistics.counts(split, facet).getOrDefault(value, 0L));
      }
      row(out, cells.toArray());
    }
    return out.toString();
  }

  String emotionsByCorpus() {
    List<Object> header = new ArrayList<>();
    header.add("corpus");
    for (Emotion emotion : Emotion.values()) {
      header.add(emotion.wire());
    }
    StringBuilder out = table(header.toArray());
    for (String corpus : statistics.values(Facet.CORPUS)) {
      List<Object> cells = new ArrayList<>();
      cells.add(corpus);
      for (Emotion emotion : Emotion.values()) {
        cells.add(statistics.rows(corpus, emotion));
      }
      row(out, cells.toArray());
    }
    return out.toString();
  }

  /** Thresholds of all groups but speakers', whose number is given instead. */
  String edges() {
    StringBuilder out =
        table("attribute", "group", "n", "low up to", "high above", "unit", "why no levels");
    long speakers = 0;
    for (LevelEdge edge : facts.edges()) {
      if (edge.basis() == LevelBasis.SPEAKER) {
        speakers++;
      } else {
        boolean judged = edge.reason() == null;
        row(
            out,
            edge.attribute().wire(),
            edge.groupKey().replace("|", "\\|").replace("*", "\\*"),
            edge.n(),
            judged ? number(2, edge.cuts().get(0)) : "",
            judged ? number(2, edge.cuts().get(1)) : "",
            edge.unit(),
            judged ? "" : edge.reason().wire());
      }
    }
    if (speakers > 0) {
      out.append("\nBesides, ")
          .append(speakers)
          .append(" speaker groups, which are transductive: ");
      out.append("label-free statistics of the judged speaker's own clips, test clips included.\n");
    }
    return out.toString();
  }

  /** What the audit flags in whole corpora. */
  String audit() {
    StringBuilder out = table("corpus", "check", "value", "limit", "unit", "seen");
    for (AuditFinding finding : facts.audit()) {
      if (finding.verdict() != AuditVerdict.PASS) {
        row(
            out,
            finding.corpus(),
            finding.check().wire(),
            number(3, finding.value()),
            number(3, finding.threshold()),
            finding.unit(),
            finding.detail());
      }
    }
    return out.toString();
  }

  String funnel() {
    StringBuilder out = table("stage", "rows in", "rows out", "rejected, by reason");
    for (CardFacts.StageCount count : facts.funnel()) {
      List<String> reasons = new ArrayList<>();
      count.rejects().forEach((reason, n) -> reasons.add(reason + " " + n));
      row(out, count.stage(), count.rowsIn(), count.rowsOut(), String.join(", ", reasons));
    }
    return out.toString();
  }

  private SortedSet<String> ordered(Facet facet) {
    SortedSet<String> values = statistics.values(facet);
    if (facet != Facet.EMOTION) {
      return values;
    }
    List<String> order = List.of(Emotion.values()).stream().map(Emotion::wire).toList();
    SortedSet<String> emotions =
        new TreeSet<>((left, right) -> Integer.compare(order.indexOf(left), order.indexOf(right)));
    emotions.addAll(order);
    return emotions;
  }

  private static StringBuilder table(Object... header) {
    StringBuilder out = new StringBuilder();
    row(out, header);
    out.append("|---".repeat(header.length)).append("|\n");
    return out;
  }

  private static void row(StringBuilder out, Object... cells) {
    for (Object cell : cells) {
      out.append("| ").append(cell).append(' ');
    }
    out.append("|\n");
  }

  private static String number(int decimals, double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
