import type { SmokeResult } from './result.ts';

const show = (value: number | null, unit: string): string => (value === null ? '-' : `${value}${unit}`);

const percent = (share: number | null): string => (share === null ? '-' : `${Math.round(share * 100)} %`);

/** The result as a person reads it. */
export function formatSummary(result: SmokeResult): string {
  const { arguments: asked, servers, cpuSecondsPerStreamMinute: cpu } = result;
  const row = (label: string, values: readonly string[]) =>
    `  ${label.padEnd(28)}${values.map((value) => value.padEnd(36)).join('')}`.trimEnd();
  const each = (label: string, read: (server: SmokeResult['servers'][number]) => string) => row(label, servers.map(read));
  return [
    `Smoke: ${asked.seconds} s live, ${asked.guests} guest${asked.guests === 1 ? '' : 's'}, ${asked.size}${asked.hidden ? ', studio tab hidden' : ''}${asked.switches > 0 ? `, ${asked.switches} switches` : ''}`,
    '',
    row(
      '',
      servers.map((_server, index) => `server ${index + 1}`),
    ),
    each('Go live to first video', (server) => show(server.goLiveToFirstVideoMs, ' ms')),
    each('video', ({ video }) => `${video.codec} ${video.profile} ${video.width}x${video.height}`),
    each('fps received / distinct', (server) => `${show(server.receivedFps, '')} / ${show(server.distinctFps, '')}`),
    each(
      'keyframe interval max/mean',
      ({ video }) => `${show(video.keyframeIntervalMaxS, ' s')} / ${show(video.keyframeIntervalMeanS, ' s')}`,
    ),
    each('longest gap frames/sound', ({ video, audio }) => `${show(video.frameGapMaxMs, ' ms')} / ${show(audio.gapMaxMs, ' ms')}`),
    each('bitrate', (server) => show(server.videoKbps, ' kb/s')),
    each('sound', ({ audio }) => `${audio.codec} ${audio.sampleRate} Hz x${audio.channels} ${show(audio.meanVolumeDb, ' dB')}`),
    each(
      'sound minus picture',
      (server) => `${show(server.avOffsetMs, ' ms')}, ${server.flashesWithBeep} beeps for ${server.flashes} flashes`,
    ),
    each('latency p50 / p95', ({ latencyMs }) => `${show(latencyMs.p50, '')} / ${show(latencyMs.p95, ' ms')}`),
    each('decode errors', (server) => String(server.decodeErrors)),
    each('copied', (server) => (server.copied ? 'yes' : 'no')),
    '',
    row('published fps (browser)', [show(result.publishedFps, ''), result.encoder ?? '']),
    ...(asked.hidden ? [row('hidden tab draws', [show(result.hiddenTabFps, ' fps')])] : []),
    row('CPU-s per stream-minute', [
      (['ingest', 'output', 'mediaServer', 'worker', 'web'] as const).map((part) => `${part} ${show(cpu[part], '')}`).join(', '),
    ]),
    row('machine', [
      `${result.machine.cores} cores, ${percent(result.machine.busy)} busy`,
      `${percent(result.machine.byOthers)} by other programs`,
    ]),
    row('stream keys searched in', [
      Object.entries(result.canarySearched)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', '),
    ]),
    row('left behind', [String(result.leftoverProcesses)]),
    '',
    result.ok ? 'OK' : `NOT OK\n${result.failures.map((failure) => `  - ${failure}`).join('\n')}`,
    '',
  ].join('\n');
}
