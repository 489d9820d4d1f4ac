import { targetLufs } from '@footlight/studio/audio/dsp/target';

/** What is nearer to the target than this is good. */
const toleranceLu = 3;

/** What is quieter is a room, not a voice. */
const silentLufs = -45;

/** The ends of the scale on the page. */
const scale = { min: -36, max: -6 } as const;

export interface LoudnessReading {
  verdict: 'silent' | 'tooQuiet' | 'good' | 'tooLoud';
  /** `-16.2 LUFS`, or a dash in silence. */
  figure: string;
  sentence: string;
}

const sentences: Record<LoudnessReading['verdict'], string> = {
  silent: 'Nobody is heard.',
  tooQuiet: 'Too quiet. Turn voices up, or move nearer to the microphone.',
  good: 'Good.',
  tooLoud: 'Too loud. Turn voices down.',
};

function judge(lufs: number): LoudnessReading['verdict'] {
  if (lufs < silentLufs) return 'silent';
  if (lufs < targetLufs - toleranceLu) return 'tooQuiet';
  return lufs > targetLufs + toleranceLu ? 'tooLoud' : 'good';
}

/** The Program's loudness in words. @param lufs over the last 3 s. */
export function describeLoudness(lufs: number): LoudnessReading {
  const verdict = judge(lufs);
  const figure = verdict === 'silent' ? '–' : `${lufs.toFixed(1).replace('-', '−')} LUFS`;
  return { verdict, figure, sentence: sentences[verdict] };
}

/** Where a loudness lies on the page's scale, 0 to 1. */
export const shareOf = (lufs: number): number => Math.min(1, Math.max(0, (lufs - scale.min) / (scale.max - scale.min)));

/** `+3 dB`, `−6 dB`, `0 dB`. */
export function describeGain(gainDb: number): string {
  const sign = gainDb > 0 ? '+' : gainDb < 0 ? '−' : '';
  return `${sign}${Math.abs(gainDb)} dB`;
}
