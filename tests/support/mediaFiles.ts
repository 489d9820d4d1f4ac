import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface MediaFiles {
  /** A green picture with a tone of 1 kHz, MP4. */
  video: string;
  /** A magenta picture, PNG. */
  picture: string;
  /** A minute of the same tone, MP3. */
  sound: string;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** The video's colour. */
export const isGreen = ([red, green, blue]: Colour): boolean => green > 180 && red < 80 && blue < 80;
/** The picture's colour. */
export const isMagenta = ([red, green, blue]: Colour): boolean => green < 80 && red > 180 && blue > 180;

const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
const toneHz = 1000;
/** Longer than anything that is done while it plays. */
const soundSeconds = 60;

const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];

/** Files for the media library that cannot be mistaken for anything else in a show. @param seconds of the video. */
export async function makeMediaFiles(folder: string, { seconds }: { seconds: number }): Promise<MediaFiles> {
  const files = { video: join(folder, 'Opening.mp4'), picture: join(folder, 'Slide.png'), sound: join(folder, 'Jingle.mp3') };
  const toneFor = (length: number) => lavfi(`sine=frequency=${toneHz}:sample_rate=48000:duration=${length}`);
  const encoding = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart'];
  await run('ffmpeg', [
    ...quiet,
    ...lavfi(`color=0x00ff00:size=640x360:rate=30:duration=${seconds}`),
    ...toneFor(seconds),
    ...encoding,
    files.video,
  ]);
  await run('ffmpeg', [...quiet, ...lavfi('color=0xff00ff:size=640x360'), '-frames:v', '1', files.picture]);
  await run('ffmpeg', [...quiet, ...toneFor(soundSeconds), '-c:a', 'libmp3lame', files.sound]);
  return files;
}

/** A PNG of one colour, half transparent or not. @param colour as FFmpeg writes it. */
export async function makePng(path: string, colour: string): Promise<string> {
  await run('ffmpeg', [...quiet, ...lavfi(`color=${colour}:s=320x180,format=rgba`), ...['-frames:v', '1', path]]);
  return path;
}

/** The mean colour of a recording's picture, four times a second. */
export async function readColours(recording: string): Promise<Colour[]> {
  const args = ['-v', 'quiet', '-i', recording, '-vf', 'fps=4,scale=1:1:flags=area', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 24 });
  return Array.from({ length: Math.floor(stdout.length / 3) }, (_, index): Colour => {
    const [red = 0, green = 0, blue = 0] = stdout.subarray(index * 3);
    return [red, green, blue];
  });
}

/** The loudest moment of a recording around 1 kHz, in dBFS. */
export async function readToneDb(recording: string): Promise<number> {
  const filter = `bandpass=f=${toneHz}:width_type=h:width=40,volumedetect`;
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', '-i', recording, '-map', '0:a', '-af', filter, '-f', 'null', '-'], {
    maxBuffer: 2 ** 24,
  });
  return Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? Number.NEGATIVE_INFINITY);
}
