import { type AssetKind, type Clip, defaultScene, programSizes } from '@footlight/contracts';
import { Mixer } from '../../src/audio/Mixer.ts';
import { ClipPlayer } from '../../src/clips/ClipPlayer.ts';
import type { ClipState } from '../../src/clips/types.ts';
import { Compositor } from '../../src/compositor/Compositor.ts';
import { clipSourceId, layClipOver } from '../../src/scene/clipOver.ts';
import { planProgram } from '../../src/scene/planProgram.ts';
import { readFrames } from './frames.ts';

const size = programSizes['720p'];

/** A white picture with a tone, as this browser records it. */
export async function recordClip({ forMs }: { forMs: number }): Promise<Blob> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 360 });
  const context = canvas.getContext('2d');
  const paint = () => {
    if (!context) return;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  const sound = new AudioContext();
  const tone = new OscillatorNode(sound, { frequency: 1000 });
  const destination = new MediaStreamAudioDestinationNode(sound);
  tone.connect(new GainNode(sound, { gain: 0.5 })).connect(destination);
  tone.start();
  const stream = new MediaStream([...canvas.captureStream(30).getTracks(), ...destination.stream.getTracks()]);
  const recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8,opus' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  paint();
  const painting = setInterval(paint, 33);
  recorder.start();
  setTimeout(() => recorder.stop(), forMs);
  await stopped;
  clearInterval(painting);
  for (const track of stream.getTracks()) track.stop();
  await sound.close();
  return new Blob(parts, { type: 'video/webm' });
}

async function drawPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(2400, 1350);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return await canvas.convertToBlob();
}

/** Media elements that are made from now on, to see what becomes of them. */
function rememberElements(): { elements: HTMLMediaElement[]; stop: () => void } {
  const elements: HTMLMediaElement[] = [];
  const real = document.createElement;
  document.createElement = ((name: string) => {
    const element = real.call(document, name);
    if (element instanceof HTMLMediaElement) elements.push(element);
    return element;
  }) as typeof document.createElement;
  return {
    elements,
    stop: () => {
      document.createElement = real;
    },
  };
}

const hasSource = ({ networkState }: HTMLMediaElement): boolean =>
  networkState === HTMLMediaElement.NETWORK_IDLE || networkState === HTMLMediaElement.NETWORK_LOADING;

/** Unlike the compositor's own, which show tracks. */
const playsFiles = ({ preload }: HTMLMediaElement): boolean => preload === 'auto';

/** A stage with nobody on it, and a clip player as the studio has it. */
class ClipStage {
  readonly overs: number[] = [];
  readonly begun: number[] = [];
  readonly tracks = new Set<MediaStreamTrack>();
  readonly mixer: Mixer;
  readonly player: ClipPlayer;
  readonly compositor: Compositor;
  readonly #plan = planProgram({ scene: defaultScene, sources: [], size });

  static async create(urls: Readonly<Record<string, string>>, engine: 'worker' | 'mainThread'): Promise<ClipStage> {
    return new ClipStage(await Mixer.create(), { urls, engine });
  }

  private constructor(mixer: Mixer, { urls, engine }: { urls: Readonly<Record<string, string>>; engine: 'worker' | 'mainThread' }) {
    this.mixer = mixer;
    this.compositor = new Compositor({ plan: this.#plan, engine, onTrackChanged: () => undefined });
    this.player = new ClipPlayer({
      mixer: this.mixer,
      urlOf: (assetId) => urls[assetId] ?? '/none',
      onOver: ({ startedSerial }) => this.overs.push(startedSerial),
      onPlaying: ({ startedSerial }) => this.begun.push(startedSerial),
    });
    this.player.state.subscribe(() => this.#sync());
  }

  play(kind: AssetKind, serial: number, { loop = false, endsShow = false } = {}): void {
    const clip: Clip = { assetId: kind, kind, name: kind, startedSerial: serial, loop, gain: 0.5, endsShow };
    this.player.setClip(clip);
  }

  async until(status: ClipState['status']): Promise<void> {
    await this.untilState((state) => state.status === status);
  }

  async untilState(isReached: (state: ClipState) => boolean): Promise<void> {
    const { state } = this.player;
    await new Promise<void>((resolve) => {
      const check = () => {
        if (!isReached(state.getSnapshot())) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = state.subscribe(check);
      check();
    });
  }

  async close(): Promise<void> {
    this.player.close();
    this.compositor.close();
    await this.mixer.close();
  }

  #sync(): void {
    const { pictureTrack, soundTrack, isShown } = this.player;
    for (const track of [pictureTrack, soundTrack]) if (track) this.tracks.add(track);
    this.compositor.setPlan(isShown ? layClipOver(this.#plan) : this.#plan);
    this.compositor.setSources(new Map(pictureTrack ? [[clipSourceId, pictureTrack]] : []));
    const sound = { meterId: 'clip', isRemote: false, kind: 'other' as const, programGain: 0.5, speakerGain: 0 };
    this.mixer.setInputs(soundTrack ? [{ id: 'clip', track: soundTrack, ...sound }] : []);
  }
}

const isWhite = async (compositor: Compositor): Promise<boolean> =>
  (await readFrames(compositor.track, { forMs: 600 })).at(-1)?.flash ?? false;

/** Plays a picture, a video to its end, a sound that is stopped, one that is missing, and then many; tells what was seen and what is left. */
export async function playClips({ engine, times }: { engine: 'worker' | 'mainThread'; times: number }) {
  const clip = URL.createObjectURL(await recordClip({ forMs: 1500 }));
  const urls = { image: URL.createObjectURL(await drawPicture()), video: clip, audio: clip };
  const made = rememberElements();
  const stage = await ClipStage.create(urls, engine);
  const { player, compositor, mixer } = stage;
  await mixer.resume();
  const empty = await isWhite(compositor);
  stage.play('image', 1);
  await stage.until('playing');
  const image = await isWhite(compositor);
  player.setClip(null);
  const afterImage = await isWhite(compositor);
  const levels: number[] = [];
  mixer.levels.subscribe(() => levels.push(mixer.levels.getSnapshot().get('program') ?? 0));
  stage.play('video', 2);
  await stage.until('playing');
  const video = await isWhite(compositor);
  await stage.until('off');
  stage.play('video', 2);
  const again = player.state.getSnapshot().status;
  stage.play('audio', 3, { loop: true });
  await stage.until('playing');
  const sound = player.pictureTrack === null && player.soundTrack !== null;
  stage.play('video', 5, { endsShow: true });
  await stage.untilState(({ endedSerial }) => endedSerial === 5);
  const lastPicture = await isWhite(compositor);
  URL.revokeObjectURL(urls.video);
  stage.play('video', 4);
  await stage.until('off');
  const { problem } = player.state.getSnapshot();
  const overs = [...stage.overs];
  const begun = [...stage.begun];
  urls.video = URL.createObjectURL(await recordClip({ forMs: 300 }));
  for (let index = 0; index < times; index += 1) {
    stage.play((['video', 'image', 'audio'] as const)[index % 3] ?? 'video', 10 + index);
    if (index % 2 === 0) await Promise.race([stage.until('playing'), stage.until('off')]);
  }
  player.setClip(null);
  made.stop();
  const countTracks = (kind: string) => [...stage.tracks].filter((track) => track.kind === kind && track.readyState === 'live').length;
  const left = { pictures: countTracks('video'), sounds: countTracks('audio'), elements: made.elements.filter(hasSource).length };
  await stage.close();
  const afterClose = countTracks('video') + countTracks('audio');
  for (const url of Object.values(urls)) URL.revokeObjectURL(url);
  const loudest = Math.max(...levels);
  return {
    empty,
    image,
    afterImage,
    video,
    again,
    sound,
    lastPicture,
    loudest,
    problem,
    overs,
    begun,
    left,
    afterClose,
    elements: made.elements.filter(playsFiles).length,
  };
}
