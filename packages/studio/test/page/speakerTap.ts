/** What goes to the speakers of a context, as a track: whatever is connected to its destination is heard here too. */
const taps = new WeakMap<BaseAudioContext, MediaStreamAudioDestinationNode>();
let lastTap: MediaStreamAudioDestinationNode | undefined;

const realConnect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function connect(this: AudioNode, target: AudioNode | AudioParam, ...ports: number[]) {
  if (target instanceof AudioDestinationNode) Reflect.apply(realConnect, this, [tapOf(this.context)]);
  return Reflect.apply(realConnect, this, [target, ...ports]);
} as typeof realConnect;

function tapOf(context: BaseAudioContext): AudioNode {
  const known = taps.get(context);
  if (known || !(context instanceof AudioContext)) return known ?? context.destination;
  const tap = new MediaStreamAudioDestinationNode(context);
  taps.set(context, tap);
  lastTap = tap;
  return tap;
}

/** Of the context whose speakers were connected last. */
export function getSpeakerTrack(): MediaStreamTrack {
  const [track] = lastTap?.stream.getAudioTracks() ?? [];
  if (!track) throw new Error('nothing is connected to a speaker');
  return track;
}
