/** The sound of a media element as a track. While it is open the element is heard through it, and from then on nowhere else. */
export class ElementSound {
  readonly track: MediaStreamTrack;
  readonly #source: MediaElementAudioSourceNode;

  /** @param source the element's, which has one for ever. */
  constructor(context: AudioContext, source: MediaElementAudioSourceNode) {
    this.#source = source;
    const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const [track] = destination.stream.getAudioTracks();
    if (!track) throw new Error('the element has no track');
    this.track = track;
    this.#source.connect(destination);
  }

  close(): void {
    this.#source.disconnect();
    this.track.stop();
  }
}
