import { DeviceSelection, defaultMicrophoneSound } from '../../src/index.ts';
import { OwnCameras } from '../../src/studio/OwnCameras.ts';

const describe = ({ status, message }: { status: string; message: string | null }) => ({ status, message });

/** Lets getUserMedia fail in a way, as the browser would. */
async function openWith(getUserMedia: typeof navigator.mediaDevices.getUserMedia) {
  const real = navigator.mediaDevices.getUserMedia;
  navigator.mediaDevices.getUserMedia = getUserMedia;
  const devices = new DeviceSelection();
  await devices.openCamera();
  navigator.mediaDevices.getUserMedia = real;
  const { camera } = devices.state.getSnapshot();
  devices.close();
  return describe(camera);
}

const failing = (name: string) => () => Promise.reject(new DOMException('', name));

async function openInsecure() {
  Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
  try {
    return await openWith(navigator.mediaDevices.getUserMedia);
  } finally {
    Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
  }
}

export async function tryDevices() {
  return {
    opened: await openWith(navigator.mediaDevices.getUserMedia),
    denied: await openWith(failing('NotAllowedError')),
    missing: await openWith(failing('NotFoundError')),
    inUse: await openWith(failing('NotReadableError')),
    insecure: await openInsecure(),
  };
}

/** A track ends by itself when its device goes; the fake one has to be told. */
function unplug(track: MediaStreamTrack | null): void {
  track?.stop();
  track?.dispatchEvent(new Event('ended'));
}

export async function unplugCamera() {
  const devices = new DeviceSelection();
  await devices.openCamera();
  const getCamera = () => devices.state.getSnapshot().camera;
  const whenCamera = (check: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const unsubscribe = devices.state.subscribe(() => {
        if (!check()) return;
        unsubscribe();
        resolve();
      });
    });
  const replacedThen = whenCamera(() => getCamera().status === 'on');
  unplug(getCamera().track);
  await replacedThen;
  const replaced = describe(getCamera());
  const real = navigator.mediaDevices.getUserMedia;
  navigator.mediaDevices.getUserMedia = failing('NotFoundError');
  const lostThen = whenCamera(() => getCamera().status === 'lost');
  unplug(getCamera().track);
  await lostThen;
  const lost = describe(getCamera());
  navigator.mediaDevices.getUserMedia = real;
  const pluggedThen = whenCamera(() => getCamera().status === 'on');
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  await pluggedThen;
  const pluggedAgain = describe(getCamera());
  devices.close();
  return { replaced, lost, pluggedAgain };
}

/** The microphone's track after each choice, and after another visit that remembers the last one. */
export async function chooseMicrophoneSound() {
  const describeTrack = (devices: DeviceSelection) => {
    const { microphone, microphoneSound } = devices.state.getSnapshot();
    const { echoCancellation, noiseSuppression } = microphone.track?.getSettings() ?? {};
    return { echoCancellation, noiseSuppression, hint: microphone.track?.contentHint, music: microphoneSound.music };
  };
  const devices = new DeviceSelection();
  await devices.openMicrophone();
  const first = describeTrack(devices);
  await devices.setMicrophoneSound({ ...defaultMicrophoneSound, noiseSuppression: false });
  const withNoise = describeTrack(devices);
  // Two at once: the later one holds.
  const choosing = devices.setMicrophoneSound(defaultMicrophoneSound);
  await Promise.all([choosing, devices.setMicrophoneSound({ ...defaultMicrophoneSound, music: true })]);
  const music = describeTrack(devices);
  const { microphoneSounds } = devices.state.getSnapshot();
  devices.close();
  const later = new DeviceSelection();
  later.restoreMicrophoneSounds(microphoneSounds);
  await later.openMicrophone();
  const remembered = describeTrack(later);
  later.close();
  return { first, withNoise, music, remembered };
}

/** A further camera that goes and comes back, beside one that stays. */
export async function unplugFurtherCamera() {
  const [device] = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
  const cameras = new OwnCameras();
  const getFirst = () => cameras.state.getSnapshot()[0]?.camera;
  const when = (check: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!check()) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = cameras.state.subscribe(look);
      look();
    });
  const deviceId = device?.deviceId ?? '';
  await cameras.add({ deviceId, name: 'Overhead' });
  const opened = describe(getFirst() ?? { status: 'none', message: null });
  unplug(getFirst()?.track ?? null);
  await when(() => getFirst()?.status === 'lost');
  const lost = { ...describe(getFirst() ?? { status: 'none', message: null }), hasTrack: getFirst()?.track !== null };
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  await when(() => getFirst()?.status === 'on');
  const back = getFirst()?.deviceId === deviceId;
  for (let more = 0; more < 4; more += 1) await cameras.add({ deviceId, name: `Camera ${more}` });
  cameras.rename('3', 'Desk');
  const names = cameras.state.getSnapshot().map(({ cameraId, name }) => `${cameraId} ${name}`);
  cameras.remove('2');
  const left = cameras.state.getSnapshot().map(({ cameraId }) => cameraId);
  cameras.close();
  return { opened, lost, back, names, left };
}
