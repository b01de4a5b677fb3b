package emotionthinker.signal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures the prosody of one clip after another: one pass with shared intermediate results. The
 * instance keeps its scratch memory from clip to clip and is for one thread; equal input gives
 * equal output, whatever was measured before.
 */
public final class ProsodyExtractor {
  /** Smoothing for syllable nuclei; with dips of 1 dB best against EmoDB's hand-made marks. */
  private static final double NUCLEUS_FLOOR_HZ = 60;

  private final ProsodySettings settings;
  private final PitchTracker tracker;
  private final Consumer<ExtractionPart> done;
  private final PreparedSignal signal = new PreparedSignal();
  private final BlockSums blocks = new BlockSums();
  private final SteadyBand band = SteadyBand.forLevel();
  private final BlockSums bandBlocks = new BlockSums();
  private final SteadyBand centreBand = SteadyBand.forPitch();
  private final SpeechActivity activity = new SpeechActivity();
  private final IntensityContour intensity;
  private final IntensityContour smoothIntensity;
  private final VoicedFrames voiced = new VoicedFrames();
  private final PitchStatisticsCalculator pitchStatistics;
  private final IntonationClassifier intonation = new IntonationClassifier();
  private final SyllableNuclei nuclei;
  private final GlottalPulses pulses = new GlottalPulses();
  private final PulsePerturbation perturbation = new PulsePerturbation();
  private final HarmonicityContour harmonicity;
  private final SpectralMeter spectralMeter = new SpectralMeter();

  /**
   * @param settings what to measure how
   * @param tracker finds F0; used by this extractor only
   */
  public ProsodyExtractor(ProsodySettings settings, PitchTracker tracker) {
    this(settings, tracker, part -> {});
  }

  /**
   * @param settings what to measure how
   * @param tracker finds F0; used by this extractor only
   * @param done told whenever a part of a clip's work is finished
   */
  public ProsodyExtractor(
      ProsodySettings settings, PitchTracker tracker, Consumer<ExtractionPart> done) {
    this.settings = settings;
    this.tracker = tracker;
    this.done = done;
    intensity = new IntensityContour(settings.intensityFloorHz(), settings.frameStepS());
    smoothIntensity = new IntensityContour(NUCLEUS_FLOOR_HZ, settings.frameStepS());
    harmonicity =
        new HarmonicityContour(settings.hnrFloorHz(), settings.frameStepS(), settings.hnrSilence());
    pitchStatistics =
        new PitchStatisticsCalculator(settings.minVoicedFrames(), settings.minVoicedShare());
    nuclei = new SyllableNuclei(settings.dipDb(), settings.nucleusFloorDb());
  }

  /**
   * Measures a clip of one channel.
   *
   * @param samples full scale ±1; not changed
   * @param sampleRateHz samples per second
   * @throws SignalException when the clip cannot be measured
   */
  public ProsodyFeatures extract(float[] samples, double sampleRateHz) {
    return extract(new float[][] {samples}, sampleRateHz);
  }

  /**
   * Measures a clip, mixed to the mean of its channels.
   *
   * @param channels samples of each channel, equally long, full scale ±1; not changed
   * @param sampleRateHz samples per second
   * @throws SignalException when the clip cannot be measured
   */
  public ProsodyFeatures extract(float[][] channels, double sampleRateHz) {
    signal.prepare(channels, sampleRateHz);
    done.accept(ExtractionPart.PREPARATION);
    SoundingPart part = signal.sounding();
    float zeroLine = signal.zeroLine();
    centreBand.load(signal.samples(), part.from(), part.to(), zeroLine, sampleRateHz);
    double centreS = centreBand.centreS();
    band.loadAround(centreS, signal.samples(), part.from(), part.to(), zeroLine, sampleRateHz);
    activity.detect(band);
    blocks.fill(signal);
    intensity.measure(blocks, signal.size());
    LevelStatistics level = LevelMeter.measure(activity, intensity);
    done.accept(ExtractionPart.INTENSITY);
    PitchTrack track = tracker.track(signal.samples(), signal.size(), part, centreS, sampleRateHz);
    done.accept(ExtractionPart.PITCH);
    voiced.collect(track, activity);
    PitchStatistics pitch = pitchStatistics.calculate(voiced);
    Intonation contour = intonation.classify(voiced, pitch.reliable());
    done.accept(ExtractionPart.INTONATION);
    VoiceQuality voice = voice(track);
    SpectralBalance spectrum = spectralMeter.measure(signal, track, activity);
    done.accept(ExtractionPart.SPECTRUM);
    Rhythm rhythm = rhythm(track);
    done.accept(ExtractionPart.RHYTHM);
    boolean keep = settings.contours();
    return new ProsodyFeatures(
        signal.durationS(),
        activity.speechS(),
        pitch,
        level,
        voice,
        spectrum,
        rhythm,
        contour,
        signal.clippedShare(),
        flags(pitch, level, contour),
        keep ? series(track) : null,
        keep ? intensity.toSeries() : null,
        keep ? harmonicity.toSeries() : null);
  }

  private VoiceQuality voice(PitchTrack track) {
    pulses.find(signal, track);
    perturbation.read(signal, pulses);
    done.accept(ExtractionPart.PULSES);
    harmonicity.measure(signal);
    done.accept(ExtractionPart.HARMONICITY);
    double rap = perturbation.jitter(3);
    return new VoiceQuality(
        pulses.size(),
        orNull(perturbation.jitterLocal()),
        orNull(rap),
        orNull(perturbation.jitter(5)),
        orNull(3 * rap),
        orNull(perturbation.shimmerLocal()),
        orNull(perturbation.shimmerLocalDb()),
        orNull(perturbation.shimmer(3)),
        orNull(perturbation.shimmer(5)),
        orNull(perturbation.shimmer(11)),
        orNull(harmonicity.meanDb()));
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private Rhythm rhythm(PitchTrack track) {
    if (!activity.hasSpeech()) {
      return new Rhythm(null, null, List.of(), 0, 0, 0, null, null);
    }
    bandBlocks.fill(band.samples(), band.length(), 0, band.rateHz());
    double stepS = settings.frameStepS();
    // Where the default tracker's frames lie, but that windows are centred on samples, not between.
    double laterS = stepS / 2 + 0.5 / band.rateHz();
    FrameGrid grid = band.frames(laterS, smoothIntensity.windowS(), stepS);
    smoothIntensity.measure(bandBlocks, grid.later(band.startS()), band.startS());
    List<Double> times = nuclei.find(smoothIntensity, track, activity);
    double span = activity.spanS();
    double pauseS = activity.pauseS(settings.minPauseS());
    return new Rhythm(
        activity.startS(),
        activity.endS(),
        times,
        activity.pauseCount(settings.minPauseS()),
        pauseS,
        span - pauseS,
        times.size() / span,
        times.size() / (span - pauseS));
  }

  private Set<ProsodyFlag> flags(PitchStatistics pitch, LevelStatistics level, Intonation contour) {
    Set<ProsodyFlag> flags = EnumSet.noneOf(ProsodyFlag.class);
    boolean clipped = signal.clippedShare() > settings.clippedShareLimit();
    boolean noisy = level.estSnrDb() != null && level.estSnrDb() < settings.lowSnrDb();
    set(flags, ProsodyFlag.F0_UNRELIABLE, !pitch.reliable());
    set(flags, ProsodyFlag.CLIPPED, clipped);
    set(flags, ProsodyFlag.LOW_SNR, noisy);
    set(flags, ProsodyFlag.DIGITAL_SILENCE, signal.silentSamples() > 0);
    set(flags, ProsodyFlag.TOO_SHORT, contour.shape() == null);
    set(flags, ProsodyFlag.NO_SPEECH, !activity.hasSpeech());
    set(flags, ProsodyFlag.ENERGY_UNRELIABLE, clipped || noisy || !activity.hasSpeech());
    return flags;
  }

  private static void set(Set<ProsodyFlag> flags, ProsodyFlag flag, boolean on) {
    if (on) {
      flags.add(flag);
    }
  }

  private static FloatSeries series(PitchTrack track) {
    float[] values = new float[track.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) track.f0Hz(i);
    }
    return new FloatSeries(track.startS(), track.stepS(), values, values.length);
  }
}
