/**
 * The sound of a media element as a track, the same one for as long as the mix runs: Chromium keeps every node that made one (crbug.com/937231).
 * The element is heard through it alone, and only while it is open.
 */
export class ElementSound {
  readonly track: MediaStreamTrack;
  readonly #source: MediaElementAudioSourceNode;
  readonly #destination: MediaStreamAudioDestinationNode;

  constructor(context: AudioContext, element: HTMLMediaElement) {
    this.#source = new MediaElementAudioSourceNode(context, { mediaElement: element });
    this.#destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const [track] = this.#destination.stream.getAudioTracks();
    if (!track) throw new Error('the element has no track');
    this.track = track;
  }

  open(): void {
    this.#source.connect(this.#destination);
  }

  /** May be opened again. */
  close(): void {
    this.#source.disconnect();
  }

  /** For ever: the track ends. */
  end(): void {
    this.close();
    this.track.stop();
  }
}
