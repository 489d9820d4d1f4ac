/** The sound of a media element as a track. From now on the element is heard through it and nowhere else. */
export class ElementSound {
  readonly track: MediaStreamTrack;
  readonly #source: MediaElementAudioSourceNode;

  constructor(context: AudioContext, element: HTMLMediaElement) {
    this.#source = new MediaElementAudioSourceNode(context, { mediaElement: element });
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
