import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface MediaPacket {
  kind: 'audio' | 'video';
  dtsMs: number;
  isKeyframe: boolean;
}

export interface ProbedMedia {
  video: { codec: string; profile: string; width: number; height: number };
  audio: { codec: string; sampleRate: number; channels: number };
  packets: MediaPacket[];
  /** Lines that FFmpeg complains with while it decodes all of it. */
  decodeErrors: string[];
}

const text = (value: unknown): string => String(value ?? '');

/** What is in a media file, by ffprobe, and whether FFmpeg decodes it from start to end. */
export async function probeMedia(file: string): Promise<ProbedMedia> {
  const { stdout } = await run('ffprobe', ['-v', 'quiet', '-of', 'json', '-show_streams', '-show_packets', file], { maxBuffer: 2 ** 28 });
  const { streams, packets }: { streams: Record<string, unknown>[]; packets: Record<string, unknown>[] } = JSON.parse(stdout);
  const video = streams.find(({ codec_type: type }) => type === 'video') ?? {};
  const audio = streams.find(({ codec_type: type }) => type === 'audio') ?? {};
  // In milliseconds: in 1/30 s two frames can fall on one place, which FFmpeg's null muxer calls an error.
  const decoded = await run(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-map', '0:v', '-map', '0:a', '-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-f', 'null', '-'],
    { maxBuffer: 2 ** 24 },
  );
  return {
    video: { codec: text(video.codec_name), profile: text(video.profile), width: Number(video.width), height: Number(video.height) },
    audio: { codec: text(audio.codec_name), sampleRate: Number(audio.sample_rate), channels: Number(audio.channels) },
    packets: packets.map(({ codec_type: type, dts_time: dts, flags }) => ({
      kind: type === 'audio' ? 'audio' : 'video',
      dtsMs: Math.round(Number(dts) * 1000),
      isKeyframe: text(flags).startsWith('K'),
    })),
    decodeErrors: decoded.stderr.split('\n').filter((line) => line !== ''),
  };
}
