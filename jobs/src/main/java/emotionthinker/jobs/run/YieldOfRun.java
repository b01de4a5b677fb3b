package emotionthinker.jobs.run;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.filter.YieldFunnel;
import java.io.IOException;

/** The yield funnel of a run, read from its tables. */
public final class YieldOfRun {
  private YieldOfRun() {}

  /** Counts every row and every reject. */
  public static YieldFunnel of(RunTables tables) throws IOException {
    YieldFunnel funnel = new YieldFunnel();
    tables.each(Table.UTTERANCES, (Utterance u) -> funnel.utterance("ingest", u));
    tables.each(Table.PROSODY, (Prosody p) -> funnel.kept("prosody", p.utteranceId()));
    tables.each(Table.LEVELS, (Levels l) -> funnel.kept("levels", l.utteranceId()));
    tables.each(Table.CANDIDATES, (Candidate c) -> funnel.kept("annotate", c.utteranceId()));
    tables.each(Table.COT, (Cot c) -> funnel.kept("filter", c.utteranceId()));
    tables.each(Table.SCORED, (Scored s) -> funnel.kept("score", s.utteranceId()));
    tables.eachReject(funnel::rejected);
    return funnel;
  }
}
