import { AppError, type MediaSource, type RequestMethod, type RequestParams, type RequestResult } from '@footlight/contracts';
import { Device, type types } from 'mediasoup-client';
import { isMusic } from '../devices/microphoneSound.ts';
import { degradationPreferenceOf, sendOptionsOf } from './encodings.ts';
import { IceRecovery } from './IceRecovery.ts';

export type RoomRequest = <M extends RequestMethod>(method: M, params: RequestParams<M>) => Promise<RequestResult<M>>;

export interface MediaConnectionOptions {
  request: RoomRequest;
  routerRtpCapabilities: RequestResult<'join'>['routerRtpCapabilities'];
  /** A path is beyond repair: everything here is to be built anew. */
  onFailed: () => void;
}

type Direction = 'send' | 'recv';

interface ProduceOptions {
  track: MediaStreamTrack;
  paused: boolean;
  /** Of the picture, in pixels. */
  shorterSide?: number | undefined;
}

function shorterSideOf(track: MediaStreamTrack): number {
  const { width, height = 720 } = track.getSettings();
  return Math.min(width ?? height, height);
}

/** One report for each way; empty where nothing was opened yet. */
export type MediaStats = Record<Direction, RTCStatsReport>;

const toIceServer = ({ urls, username, credential }: Record<string, unknown>): RTCIceServer => ({
  urls: urls as string | string[],
  ...(typeof username === 'string' && { username }),
  ...(typeof credential === 'string' && { credential }),
});

/** The browser's end of the media: one Device, a transport each way, made when first needed. Closed and replaced as a whole. */
export class MediaConnection {
  readonly request: RoomRequest;

  readonly #options: MediaConnectionOptions;
  readonly #device: Promise<Device>;
  readonly #transports = new Map<Direction, Promise<types.Transport>>();
  readonly #recoveries: IceRecovery[] = [];
  readonly #open: types.Transport[] = [];
  #closed = false;

  constructor(options: MediaConnectionOptions) {
    this.#options = options;
    this.request = options.request;
    this.#device = this.#loadDevice();
    // Whoever produces or consumes gets the reason; without anyone there is nobody to tell.
    this.#device.catch(() => undefined);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** @throws AppError: the server's refusal, or codecNotAllowed for a browser that cannot send what is needed. */
  async produce(source: MediaSource, { track, paused, shorterSide = shorterSideOf(track) }: ProduceOptions): Promise<types.Producer> {
    const device = await this.#device;
    const transport = await this.#getTransport('send');
    const producer = await transport.produce({
      ...sendOptionsOf(source, { capabilities: device.sendRtpCapabilities, shorterSide, music: isMusic(track) }),
      track,
      stopTracks: false,
      disableTrackOnPause: false,
      zeroRtpOnPause: true,
      appData: { source, paused },
    });
    if (paused) producer.pause();
    if (producer.kind === 'video') await preferDegradation(producer, source);
    return producer;
  }

  /** Starts paused; the caller resumes it. @throws AppError when it is gone, or this browser cannot play it. */
  async consume(producerId: string): Promise<{ consumer: types.Consumer; producerPaused: boolean }> {
    const device = await this.#device;
    const transport = await this.#getTransport('recv');
    const { consumerId, kind, rtpParameters, producerPaused } = await this.request('consume', {
      transportId: transport.id,
      producerId,
      rtpCapabilities: { ...device.recvRtpCapabilities },
    });
    // One stream id each: Chromium would otherwise hold pictures back to match sound that is mixed elsewhere.
    const consumer = await transport.consume({
      id: consumerId,
      producerId,
      kind,
      rtpParameters: rtpParameters as types.RtpParameters,
      streamId: producerId,
    });
    return { consumer, producerPaused };
  }

  async getStats(): Promise<MediaStats> {
    const [send, recv] = await Promise.all([this.#readStats('send'), this.#readStats('recv')]);
    return { send, recv };
  }

  /** Mends what broke while nothing could be asked of the server. */
  checkPaths(): void {
    for (const recovery of this.#recoveries) recovery.check();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const recovery of this.#recoveries) recovery.close();
    for (const transport of this.#open) transport.close();
  }

  async #loadDevice(): Promise<Device> {
    const device = await Device.factory().catch((error: unknown) => {
      throw new AppError('codecNotAllowed', { cause: error });
    });
    await device.load({ routerRtpCapabilities: this.#options.routerRtpCapabilities as types.RtpCapabilities });
    return device;
  }

  async #readStats(direction: Direction): Promise<RTCStatsReport> {
    const transport = this.#open.find((candidate) => candidate.direction === direction);
    return transport && !transport.closed ? await transport.getStats() : new Map();
  }

  async #getTransport(direction: Direction): Promise<types.Transport> {
    const known = this.#transports.get(direction);
    if (known) return await known;
    const creating = this.#createTransport(direction);
    this.#transports.set(direction, creating);
    creating.catch(() => this.#transports.delete(direction));
    return await creating;
  }

  async #createTransport(direction: Direction): Promise<types.Transport> {
    const device = await this.#device;
    const created = await this.request('createWebRtcTransport', { direction });
    if (this.#closed) throw new AppError('mediaUnavailable');
    const options = {
      id: created.transportId,
      iceParameters: created.iceParameters as types.IceParameters,
      iceCandidates: created.iceCandidates as types.IceCandidate[],
      dtlsParameters: created.dtlsParameters as types.DtlsParameters,
      iceServers: created.iceServers.map(toIceServer),
    };
    const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
    this.#open.push(transport);
    this.#wire(transport);
    return transport;
  }

  #wire(transport: types.Transport): void {
    const transportId = transport.id;
    transport.on('connect', ({ dtlsParameters }, done, fail) => {
      this.request('connectWebRtcTransport', { transportId, dtlsParameters: { ...dtlsParameters } }).then(done, fail);
    });
    transport.on('produce', ({ rtpParameters, appData }, done, fail) => {
      const { source, paused } = appData as { source: MediaSource; paused: boolean };
      this.request('produce', { transportId, source, rtpParameters: { ...rtpParameters }, paused }).then(
        ({ producerId }) => done({ id: producerId }),
        fail,
      );
    });
    const restartIce = async () => (await this.request('restartIce', { transportId })).iceParameters as types.IceParameters;
    this.#recoveries.push(new IceRecovery({ transport, restartIce, onFailed: this.#options.onFailed }));
  }
}

async function preferDegradation(producer: types.Producer, source: MediaSource): Promise<void> {
  const sender = producer.rtpSender;
  if (!sender) return;
  const parameters = { ...sender.getParameters(), degradationPreference: degradationPreferenceOf(source) };
  try {
    await sender.setParameters(parameters);
  } catch (error) {
    // A browser that does not know the preference keeps its own.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}
