import type { OutputFailureReason } from '@footlight/contracts';
import type { FfmpegExit } from '../ffmpeg/FfmpegProcess.ts';
import type { RtmpStage } from '../ffmpeg/rtmpStage.ts';

interface RtmpEnd {
  /** How far it came. */
  stage: RtmpStage;
  exit: FfmpegExit;
  /** Why we ended it, if we did. */
  endedByUs?: 'connectTimeout' | 'silent' | undefined;
}

export interface RtmpEndVerdict {
  reason: OutputFailureReason;
  /** The server said so in words; else it only closed the connection when it had seen the key. */
  inWords: boolean;
}

const verdict = (reason: OutputFailureReason, inWords = false): RtmpEndVerdict => ({ reason, inWords });

/** Why an RTMP output ended, from how far it came and FFmpeg's last words. */
export function classifyRtmpEnd({ stage, exit, endedByUs }: RtmpEnd): RtmpEndVerdict {
  if (endedByUs) return verdict(stage === 'accepted' ? 'serverSilent' : 'timedOut');
  const words = exit.lines.filter((line) => !line.includes('[verbose]')).join('\n');
  switch (stage) {
    case 'starting':
      return verdict('processDied');
    case 'connecting':
      return verdict(classifyConnecting(words, exit));
    case 'handshaking':
      return verdict(classifyHandshake(words));
    case 'connectingApp':
      return verdict(/timed out/i.test(words) ? 'timedOut' : 'serverClosed');
    case 'publishing':
      return classifyPublishing(words, exit);
    case 'accepted':
      return verdict(classifyLive(words, exit));
  }
}

function classifyConnecting(words: string, exit: FfmpegExit): OutputFailureReason {
  if (/Failed to resolve|Name or service not known|No address associated|Temporary failure in name/i.test(words)) return 'addressNotFound';
  if (/Connection refused/i.test(words)) return 'connectionRefused';
  if (/timed out|unreachable|No route to host/i.test(words)) return 'timedOut';
  if (isTlsFailure(words)) return 'tlsFailed';
  return exit.signal === null && /error/i.test(words) ? 'serverClosed' : 'processDied';
}

function classifyHandshake(words: string): OutputFailureReason {
  if (isTlsFailure(words)) return 'tlsFailed';
  return /timed out/i.test(words) ? 'timedOut' : 'serverClosed';
}

const isTlsFailure = (words: string): boolean => /\[tls @|certificate|TLS|gnutls/i.test(words);

function classifyPublishing(words: string, exit: FfmpegExit): RtmpEndVerdict {
  if (exit.signal !== null) return verdict('processDied');
  // The server still holds our last connection: the key is right, and free again in a moment.
  if (/already|in use|busy/i.test(words)) return verdict('serverClosed');
  if (/Server error:|BadName|BadAuth|Unauthorized|denied|rejected/i.test(words)) return verdict('keyRejected', true);
  if (/timed out/i.test(words)) return verdict('timedOut');
  // nginx-rtmp closes when on_publish answers 4xx, without a word; FFmpeg calls that an input/output error.
  if (/Input\/output error|End of file/i.test(words)) return verdict('keyRejected');
  return verdict('serverClosed');
}

function classifyLive(words: string, exit: FfmpegExit): OutputFailureReason {
  if (exit.signal !== null) return 'processDied';
  if (/timed out/i.test(words)) return 'serverSilent';
  if (/Broken pipe|Connection reset|Input\/output error|End of file|Server error:/i.test(words)) return 'serverClosed';
  return 'processDied';
}
