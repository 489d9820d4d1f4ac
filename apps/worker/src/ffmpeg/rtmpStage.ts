/**
 * How far an RTMP output came, as FFmpeg 5 to 7 tells it at debug level. In order: looking the host up and connecting,
 * TLS and RTMP handshake, `connect` to the application, `publish` with the key, and accepted by the server.
 */
export const rtmpStages = ['starting', 'connecting', 'handshaking', 'connectingApp', 'publishing', 'accepted'] as const;
export type RtmpStage = (typeof rtmpStages)[number];

const marks: readonly [RtmpStage, RegExp][] = [
  ['connecting', /\[debug\] Opening an output file:/],
  ['handshaking', /\[verbose\] Successfully connected to /],
  ['connectingApp', /\[rtmps? @ .*Proto = rtmp/],
  ['publishing', /\[rtmps? @ .*Sending publish command/],
  ['accepted', /\[info\] Output #0, flv,/],
];

/** The stage after this line; a line that says nothing of it leaves it as it is, and it never goes back. */
export function advanceRtmpStage(stage: RtmpStage, line: string): RtmpStage {
  const found = marks.find(([, pattern]) => pattern.test(line))?.[0];
  return found && rtmpStages.indexOf(found) > rtmpStages.indexOf(stage) ? found : stage;
}
