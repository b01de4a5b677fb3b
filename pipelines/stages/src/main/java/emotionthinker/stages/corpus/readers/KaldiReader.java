package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Kaldi data folder: {@code wav.scp} (recording, path), optionally {@code segments} (utterance,
 * recording, start, end in s), {@code utt2spk}, {@code spk2gender}, {@code text} and {@code
 * utt2emo} (utterance, value). Paths are relative to the folder; a command ({@code … |}) is never
 * run, it is a problem.
 */
public final class KaldiReader implements CorpusReader {

  @Override
  public String name() {
    return "kaldi";
  }

  @Override
  public Predicate<CorpusFile> alone(CorpusSpec spec) {
    return file -> false;
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    List<CorpusFile> lists = files.required(spec, "wav.scp");
    Located located = new Located(files, spec);
    return located.andUnnamed(lists.stream().flatMap(list -> folder(files, list.path(), located)));
  }

  private static Stream<CorpusEntry> folder(CorpusFiles files, String wavScp, Located located) {
    String folder = wavScp.substring(0, wavScp.length() - "wav.scp".length());
    Map<String, String> wavs = pairs(files, wavScp);
    Map<String, String> segments = pairs(files, folder + "segments");
    Map<String, String> speakers = pairs(files, folder + "utt2spk");
    Map<String, String> genders = pairs(files, folder + "spk2gender");
    Map<String, String> texts = pairs(files, folder + "text");
    Map<String, String> labels = pairs(files, folder + "utt2emo");
    return (segments.isEmpty() ? wavs : segments)
        .keySet().stream()
            .map(
                utterance -> {
                  String origin = wavScp + ":" + utterance;
                  String[] segment = segments.getOrDefault(utterance, utterance).split("\\s+", -1);
                  String wav = wavs.get(segment[0]);
                  if (wav == null || (segment.length != 1 && segment.length != 3)) {
                    return CorpusEntry.badRow(origin, "segments does not fit wav.scp");
                  }
                  Double start = segment.length == 1 ? null : Sheets.number(segment[1]);
                  Double end = segment.length == 1 ? null : Sheets.number(segment[2]);
                  if (segment.length == 3 && (start == null || end == null)) {
                    return CorpusEntry.badRow(origin, "start or end is no number");
                  }
                  String speaker = speakers.get(utterance);
                  return located.find(
                      wavScp,
                      origin,
                      wav,
                      file ->
                          Draft.at(file)
                              .origin(origin)
                              .speaker(speaker)
                              .gender(Sheets.gender(genders.get(speaker)))
                              .transcript(texts.get(utterance))
                              .label(labels.get(utterance))
                              .segment(start, end)
                              .build());
                });
  }

  private static Map<String, String> pairs(CorpusFiles files, String path) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (files.list().anyMatch(file -> file.path().equals(path) && file.problem() == null)) {
      for (String line : files.lines(path)) {
        String[] fields = line.strip().split("\\s+", 2);
        if (fields.length == 2) {
          pairs.put(fields[0], fields[1]);
        }
      }
    }
    return pairs;
  }
}
