import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ProbedVideo {
  codec: string;
  profile: string;
  width: number;
  height: number;
}

export interface ProbedAudio {
  codec: string;
  sampleRate: number;
  channels: number;
}

/** What FFprobe finds in a recording. @throws Error when there is no video or no audio. */
export async function probeRecording(path: string): Promise<{ video: ProbedVideo; audio: ProbedAudio }> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-f', 'flv', '-show_streams', '-of', 'json', path], { maxBuffer: 1 << 24 });
  const { streams = [] } = JSON.parse(stdout) as { streams?: Record<string, unknown>[] };
  const video = streams.find((stream) => stream.codec_type === 'video');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  if (!video) throw new Error('the recording holds no video');
  if (!audio) throw new Error('the recording holds no sound');
  return {
    video: { codec: String(video.codec_name), profile: String(video.profile), width: Number(video.width), height: Number(video.height) },
    audio: { codec: String(audio.codec_name), sampleRate: Number(audio.sample_rate), channels: Number(audio.channels) },
  };
}
