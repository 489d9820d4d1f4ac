import { backgroundPictureUrl, type Mix, ownCameraSourceIdOf, type SourceId, sourceIdOf } from '@footlight/contracts';
import type { Mixer } from '../audio/Mixer.ts';
import type { BackgroundPlayer } from '../background/BackgroundPlayer.ts';
import type { ClipPlayer } from '../clips/ClipPlayer.ts';
import type { Compositor } from '../compositor/Compositor.ts';
import type { DrawPlan } from '../compositor/types.ts';
import type { Size } from '../layout/types.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import type { Store } from '../Store.ts';
import { backgroundSourceId } from '../scene/backgroundSource.ts';
import { clipSourceId, layClipOver } from '../scene/clipOver.ts';
import { planProgram, planVertical } from '../scene/planProgram.ts';
import { extendOrder, listProgramSources } from '../scene/programSources.ts';
import type { LocalMedia } from './LocalMedia.ts';
import { listMixerInputs } from './listMixerInputs.ts';
import type { OwnCameras } from './OwnCameras.ts';
import type { ScreenShare } from './ScreenShare.ts';

export interface ProgramStageOptions {
  room: RoomClient;
  localMedia: LocalMedia;
  screenShare: ScreenShare;
  cameras: OwnCameras;
  compositor: Compositor;
  mixer: Mixer;
  clips: ClipPlayer;
  background: BackgroundPlayer;
  size: Size;
  /** What is drawn, for whoever shows it. */
  plan: Store<DrawPlan>;
  /** Whom alone one hears in one's own speakers; null: everyone. */
  solo: Store<string | null>;
  /** The mix while somebody's hand is still on a control; null: the Scene's. */
  mixPreview: Store<Mix | null>;
  /** Where a picture of the brand is for this person. */
  pictureUrlOf: (url: string) => string;
}

/** Keeps the compositor and the mixer at what the Room, the Scene and one's own devices say. */
export class ProgramStage {
  readonly #options: ProgramStageOptions;

  constructor(options: ProgramStageOptions) {
    this.#options = options;
  }

  /** To be called after every change of the Room, the devices or the shared screen. Cheap when nothing changed. */
  sync(): void {
    const { room, localMedia, screenShare, compositor, mixer, clips, background, size, plan, solo, mixPreview, pictureUrlOf } =
      this.#options;
    const state = room.state.getSnapshot();
    const sources = listProgramSources({ peers: state.peers, sharingPeerIds: this.#listSharing(), cameras: this.#listCameras() });
    const { scene } = state;
    const order = extendOrder(scene.order, sources);
    if (order !== scene.order && state.connection === 'connected') {
      // Setting the scene changes the state, which brings us here again with the order in place.
      room.updateScene({ order: [...order] }).catch(() => undefined);
      return;
    }
    clips.setClip(scene.clip);
    background.setBackground(scene.background);
    const request = { scene: { ...scene, order: [...order] }, sources, size };
    const stagePlan = planProgram(request);
    const verticalPlan = planVertical(request);
    plan.set(stagePlan);
    compositor.setPlan(clips.isShown ? layClipOver(stagePlan) : stagePlan);
    compositor.setVerticalPlan(verticalPlan && clips.isShown ? layClipOver(verticalPlan) : verticalPlan);
    compositor.setSources(this.#collectPictures(new Set(sources.map(({ sourceId }) => sourceId))));
    const { logo, overlay } = scene;
    const urlOf = (url: string | null | undefined): string | null => (url ? pictureUrlOf(url) : null);
    const urls = { logo: urlOf(logo?.url), overlay: urlOf(overlay?.url), background: urlOf(backgroundPictureUrl(scene.background)) };
    compositor.setBrandImages(urls);
    const own = {
      microphone: localMedia.microphoneTrack,
      isMicrophoneOpen: localMedia.isMicrophoneOpen,
      screenAudio: screenShare.audioTrack,
      clip: clips.soundTrack && { track: clips.soundTrack, gain: scene.clip?.gain ?? 1, isMusic: scene.clip?.kind === 'audio' },
    };
    const mix = mixPreview.getSnapshot() ?? scene.mix;
    mixer.setLevelling(mix.levelling);
    mixer.setInputs(listMixerInputs(state, own, { mix, soloPeerId: solo.getSnapshot() }));
    mixer.setTestSignal(scene.testSignal);
  }

  #listSharing(): Set<string> {
    const { self, remoteTracks } = this.#options.room.state.getSnapshot();
    const sharing = new Set(remoteTracks.filter(({ source, paused }) => source === 'screen' && !paused).map(({ peerId }) => peerId));
    if (self && this.#options.screenShare.videoTrack) sharing.add(self.peerId);
    return sharing;
  }

  /** One's own further cameras that have a picture. */
  #listCameras() {
    const { room, cameras } = this.#options;
    const { self } = room.state.getSnapshot();
    if (!self) return [];
    return cameras.state
      .getSnapshot()
      .flatMap(({ cameraId, name, camera: { track } }) => (track ? [{ peerId: self.peerId, cameraId, name, track }] : []));
  }

  /** Tracks of everyone on stage, in a slot of this layout or not, so that another layout has their pictures at once. */
  #collectPictures(shown: ReadonlySet<SourceId>): Map<SourceId, MediaStreamTrack> {
    const { room, localMedia, screenShare, clips, background } = this.#options;
    const { self, remoteTracks } = room.state.getSnapshot();
    const pictures = new Map<SourceId, MediaStreamTrack>();
    const add = (sourceId: SourceId, track: MediaStreamTrack | null): void => {
      if (track && shown.has(sourceId)) pictures.set(sourceId, track);
    };
    for (const { peerId, source, track, paused } of remoteTracks) {
      if ((source === 'camera' || source === 'screen') && !paused) add(sourceIdOf(peerId, source), track);
    }
    if (self) {
      add(sourceIdOf(self.peerId, 'camera'), localMedia.cameraTrack);
      add(sourceIdOf(self.peerId, 'screen'), screenShare.videoTrack);
      for (const { cameraId, track } of this.#listCameras()) add(ownCameraSourceIdOf(self.peerId, cameraId), track);
    }
    if (clips.pictureTrack) pictures.set(clipSourceId, clips.pictureTrack);
    const backgroundTrack = background.track.getSnapshot();
    if (backgroundTrack) pictures.set(backgroundSourceId, backgroundTrack);
    return pictures;
  }
}
