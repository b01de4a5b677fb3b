package emotionthinker.jobs.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import emotionthinker.stages.corpus.CorpusReaders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the corpus readers. */
@Command(
    name = "corpora",
    mixinStandardHelpOptions = true,
    description = "List the corpus readers: the layout each expects, licence and citation.",
    footer = {"", "Example:", "  emotionthinker corpora"})
final class CorporaCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    for (CorpusReaders.Known known : CorpusReaders.ALL) {
      String name = known.reader().name();
      System.out.println(name);
      System.out.println("  layout    " + known.layout());
      Config corpus = shipped(name);
      if (corpus.hasPath("licence")) {
        System.out.println("  licence   " + corpus.getString("licence"));
        System.out.println("  citation  " + corpus.getString("citation"));
        System.out.println("  settings  conf/corpora/" + name + ".conf");
      }
    }
    return 0;
  }

  /** The shipped corpus file of the reader's name; empty when there is none. */
  private static Config shipped(String name) {
    return ConfigFactory.parseResources(
        CorporaCommand.class.getClassLoader(),
        "emotionthinker/conf/corpora/" + name + ".conf",
        ConfigParseOptions.defaults().setAllowMissing(true));
  }
}
