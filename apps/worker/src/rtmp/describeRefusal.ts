import { RtmpError, type RtmpPhase } from './RtmpError.ts';
import type { RtmpStatus } from './rtmpCommand.ts';

/** Some servers say `status` where they mean `error`. */
export const isRefusal = ({ level, code }: RtmpStatus): boolean => level === 'error' || /\.(BadName|Denied|Failed|Rejected)$/.test(code);

/** A refusal in the server's words. */
export function describeRefusal({ code, description }: RtmpStatus, phase: RtmpPhase): RtmpError {
  // What is not a code of the protocol may be anything, the key too.
  const statusCode = /^Net(Connection|Stream)\.[A-Za-z]{1,32}(\.[A-Za-z]{1,32})?$/.test(code) ? code : undefined;
  return new RtmpError(reasonOf({ code, description }, phase), { phase, statusCode });
}

function reasonOf({ code, description }: Pick<RtmpStatus, 'code' | 'description'>, phase: RtmpPhase) {
  // nginx-rtmp calls a name that is taken a bad one, and says so in the description alone.
  if (/already|in use|busy|duplicate/i.test(`${code} ${description}`)) return 'keyInUse';
  if (phase === 'enteringApp') return 'applicationRefused';
  return phase === 'publishing' ? 'keyRejected' : 'serverClosed';
}
