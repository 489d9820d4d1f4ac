/** What is alive of the browser's costly things: counted by standing in for their constructors before anything is made. */
const live = { workers: 0, contexts: 0, peerConnections: 0, tracks: new Set<MediaStreamTrack>() };

const RealWorker = window.Worker;
window.Worker = class extends RealWorker {
  #ended = false;
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    live.workers += 1;
  }
  override terminate(): void {
    if (!this.#ended) live.workers -= 1;
    this.#ended = true;
    super.terminate();
  }
};

const RealContext = window.AudioContext;
window.AudioContext = class extends RealContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    live.contexts += 1;
    this.addEventListener('statechange', () => {
      if (this.state === 'closed') live.contexts -= 1;
    });
  }
};

const RealConnection = window.RTCPeerConnection;
window.RTCPeerConnection = class extends RealConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    live.peerConnections += 1;
  }
  override close(): void {
    if (this.signalingState !== 'closed') live.peerConnections -= 1;
    super.close();
  }
};

const realGetUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (constraints) => {
  const stream = await realGetUserMedia(constraints);
  for (const track of stream.getTracks()) live.tracks.add(track);
  return stream;
};
const realClone = MediaStreamTrack.prototype.clone;
MediaStreamTrack.prototype.clone = function clone(this: MediaStreamTrack) {
  const copy = realClone.call(this);
  live.tracks.add(copy);
  return copy;
};

export function countLive() {
  const tracks = [...live.tracks].filter((track) => track.readyState === 'live').length;
  return { workers: live.workers, contexts: live.contexts, peerConnections: live.peerConnections, tracks };
}
