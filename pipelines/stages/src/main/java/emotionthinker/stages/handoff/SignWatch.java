package emotionthinker.stages.handoff;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a training hangs, from the signs of all of its processes.
 *
 * <p>In data-parallel training only rank 0 tends to log, and one rank that hangs stops them all in
 * the next collective. So by default the training as a whole is watched: it hangs when no process
 * of any node gives a sign for {@code hang_s}, and the one named is the one that has been silent
 * longest, or, where heartbeats are given, the one whose heartbeat stopped first: the others still
 * beat when they entered the collective that it never reached. A rank that has ever touched its
 * heartbeat file is also watched alone, and with {@code every_rank} every rank is.
 */
public final class SignWatch {
  private final WatchOptions options;

  /** With its limits. */
  public SignWatch(WatchOptions options) {
    this.options = options;
  }

  /**
   * Why the training should be ended; empty while all is well.
   *
   * @param processes the latest signs of every process that still runs
   */
  public Optional<String> hung(Collection<Signs> processes) {
    if (processes.isEmpty()) {
      return Optional.empty();
    }
    List<Signs> alone =
        processes.stream()
            .filter(one -> overdue(one))
            .sorted(Comparator.comparingDouble(SignWatch::since).reversed())
            .toList();
    if (!alone.isEmpty()) {
      return Optional.of(message("no sign of life", alone, processes));
    }
    boolean started = processes.stream().anyMatch(Signs::seen);
    int limit = started ? options.hangS() : options.startS();
    boolean silent = processes.stream().allMatch(one -> one.silentS() > limit && !beats(one));
    if (!silent) {
      return Optional.empty();
    }
    List<Signs> longest =
        processes.stream()
            .sorted(
                Comparator.comparingDouble(Signs::silentS).reversed().thenComparing(Signs::name))
            .limit(1)
            .toList();
    return Optional.of(
        message(
            started
                ? "no sign of life of the whole training for " + limit + " s"
                : "no sign of life within " + limit + " s of the launch",
            longest,
            processes));
  }

  private boolean overdue(Signs one) {
    if (one.beatS() != null) {
      return one.beatS() > options.hangS();
    }
    return options.everyRank() && one.silentS() > (one.seen() ? options.hangS() : options.startS());
  }

  private boolean beats(Signs one) {
    return one.beatS() != null && one.beatS() <= options.hangS();
  }

  private static double since(Signs one) {
    return one.beatS() == null ? one.silentS() : one.beatS();
  }

  private static String message(String what, List<Signs> hung, Collection<Signs> all) {
    return String.format(
        Locale.ROOT,
        "%s: %s hung; the others: %s",
        what,
        hung.stream().map(SignWatch::shown).collect(Collectors.joining(", ")),
        all.stream()
            .filter(one -> !hung.contains(one))
            .sorted(Comparator.comparing(Signs::name))
            .limit(8)
            .map(SignWatch::shown)
            .collect(Collectors.joining(", ", "", all.size() - hung.size() > 8 ? ", ..." : "")));
  }

  private static String shown(Signs one) {
    return String.format(
        Locale.ROOT,
        one.seen() || one.beatS() != null ? "%s (last sign %.0f s ago)" : "%s (no sign in %.0f s)",
        one.name(),
        since(one));
  }
}
