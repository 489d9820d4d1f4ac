import ffmpeg from 'fluent-ffmpeg';
import { launcherPath } from './launcher.ts';

/**
 * What is wrong with this machine's FFmpeg, in a sentence, or undefined. It also fills fluent-ffmpeg's cache of formats and
 * encoders, which its first command would else wait for.
 */
export async function findFfmpegProblem(): Promise<string | undefined> {
  const command = ffmpeg().setFfmpegPath(launcherPath);
  try {
    const formats = await new Promise<ffmpeg.Formats>((resolve, reject) =>
      command.availableFormats((error, found) => (error ? reject(error) : resolve(found))),
    );
    const encoders = await new Promise<ffmpeg.Encoders>((resolve, reject) =>
      command.availableEncoders((error, found) => (error ? reject(error) : resolve(found))),
    );
    if (!formats.sdp?.canDemux || !formats.flv?.canMux || !formats.mp4?.canMux) return 'FFmpeg lacks one of the formats sdp, flv and mp4.';
    if (!encoders.aac) return 'FFmpeg lacks its AAC encoder.';
    return undefined;
  } catch {
    return 'FFmpeg does not run. Install ffmpeg 5.1 or newer, or say where it is with FFMPEG_PATH.';
  }
}
