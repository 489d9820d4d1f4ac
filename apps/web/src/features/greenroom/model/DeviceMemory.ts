import type { DeviceSelection } from '@footlight/studio';
import { backgroundOf } from './backgrounds.ts';
import { readOwnPicture } from './ownPicture.ts';
import { readCurrentChoices, rememberChoices } from './rememberedChoices.ts';

/** Opens the devices that were used last time, and remembers each later choice. */
export class DeviceMemory {
  readonly #devices: DeviceSelection;
  readonly #opensCamera: () => boolean;
  readonly #unsubscribe: () => void;
  #opening: Promise<void> | undefined;

  /** @param opensCamera false for who is never seen. */
  constructor(devices: DeviceSelection, { opensCamera = () => true }: { opensCamera?: () => boolean } = {}) {
    this.#devices = devices;
    this.#opensCamera = opensCamera;
    this.#unsubscribe = devices.state.subscribe(() => this.#remember());
  }

  /** Resolves when every device that was wanted is open, or has said why it is not. What is open already stays. */
  async open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    await this.#opening;
    await this.#answered();
  }

  close(): void {
    this.#unsubscribe();
  }

  async #open(): Promise<void> {
    const choices = readCurrentChoices();
    this.#devices.restoreMicrophoneSounds(choices.microphoneSounds);
    // Before the camera, so that nobody sees what is to be hidden.
    if (this.#devices.state.getSnapshot().background.status === 'off')
      this.#devices.setBackground(backgroundOf(choices.background, choices.background === 'own' ? await readOwnPicture() : undefined));
    if (choices.speakerId) await this.#devices.selectSpeaker(choices.speakerId);
    // One after the other, since two questions at once confuse some browsers.
    if (choices.microphoneOn && this.#devices.state.getSnapshot().microphone.status === 'off')
      await this.#openKnown((deviceId) => this.#devices.openMicrophone(deviceId), {
        deviceId: choices.microphoneId,
        known: () => this.#devices.state.getSnapshot().microphones,
      });
    if (choices.cameraOn && this.#opensCamera() && this.#devices.state.getSnapshot().camera.status === 'off')
      await this.#openKnown((deviceId) => this.#devices.openCamera(deviceId), {
        deviceId: choices.cameraId,
        known: () => this.#devices.state.getSnapshot().cameras,
      });
  }

  /** A device that is not plugged in today gives way to the browser's choice. */
  async #openKnown(
    open: (deviceId?: string) => Promise<void>,
    { deviceId, known }: { deviceId: string | null; known: () => readonly { deviceId: string }[] },
  ): Promise<void> {
    await this.#devices.refresh();
    await open(known().some((device) => device.deviceId === deviceId) ? (deviceId ?? undefined) : undefined);
  }

  /** Resolves when no question to the person is open. */
  async #answered(): Promise<void> {
    const isAsking = () => {
      const { camera, microphone } = this.#devices.state.getSnapshot();
      return camera.status === 'asking' || microphone.status === 'asking';
    };
    if (!isAsking()) return;
    await new Promise<void>((resolve) => {
      const unsubscribe = this.#devices.state.subscribe(() => {
        if (isAsking()) return;
        unsubscribe();
        resolve();
      });
    });
  }

  #remember(): void {
    const { camera, microphone, microphoneSounds, speakerId, background } = this.#devices.state.getSnapshot();
    rememberChoices({
      ...(microphone.status === 'on' ? { microphoneSounds } : {}),
      ...(speakerId === null ? {} : { speakerId }),
      // What this machine was too busy for is not tried again by itself.
      ...(background.status === 'stopped' ? { background: 'none' } : {}),
      ...(camera.status === 'on' ? { cameraId: camera.deviceId } : {}),
      ...(microphone.status === 'on' ? { microphoneId: microphone.deviceId } : {}),
    });
  }
}
