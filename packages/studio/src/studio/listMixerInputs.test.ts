import type { PeerInfo } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { initialRoomState } from '../room/roomState.ts';
import type { RemoteTrack, RoomState } from '../room/types.ts';
import { listMixerInputs, type OwnSound } from './listMixerInputs.ts';

const peer = (peerId: string, change: Partial<PeerInfo> = {}): PeerInfo => ({
  peerId,
  name: peerId,
  role: 'guest',
  placement: 'onStage',
  connected: true,
  mutedByHost: false,
  ...change,
});
const track = {} as MediaStreamTrack;
const sound = (peerId: string, change: Partial<RemoteTrack> = {}): RemoteTrack => ({
  producerId: `${peerId}-voice`,
  peerId,
  source: 'microphone',
  track,
  paused: false,
  ...change,
});
const roomOf = (peers: PeerInfo[], remoteTracks: RemoteTrack[]): RoomState => ({
  ...initialRoomState,
  self: {
    ...peer(
      'me',
      peers.find(({ peerId }) => peerId === 'me'),
    ),
    permissions: [],
  },
  peers,
  remoteTracks,
});
const own = { microphone: track, isMicrophoneOpen: true, screenAudio: null };
const gainsOf = (state: RoomState, sounds: OwnSound = own) =>
  Object.fromEntries(listMixerInputs(state, sounds).map(({ id, programGain, speakerGain }) => [id, [programGain, speakerGain]]));

test('everyone on stage is in the Program, and nobody hears oneself', () => {
  expect(gainsOf(roomOf([peer('me'), peer('guest')], [sound('guest')]))).toEqual({ 'guest-voice': [1, 1], 'own:microphone': [1, 0] });
});

test('whoever is backstage or muted is heard nowhere', () => {
  const state = roomOf(
    [
      peer('me', { placement: 'backstage' }),
      peer('waiting', { placement: 'backstage' }),
      peer('muted', { mutedByHost: true }),
      peer('quiet'),
    ],
    [sound('waiting'), sound('muted'), sound('quiet', { paused: true })],
  );
  expect(gainsOf(state)).toEqual({ 'waiting-voice': [0, 0], 'muted-voice': [0, 0], 'quiet-voice': [0, 0], 'own:microphone': [0, 0] });
  expect(gainsOf(roomOf([peer('me')], []), { ...own, isMicrophoneOpen: false })).toEqual({ 'own:microphone': [0, 0] });
});

test('the sound of a screen is metered apart from its owner’s voice', () => {
  const state = roomOf([peer('me'), peer('guest')], [sound('guest'), sound('guest', { producerId: 's', source: 'screenAudio' })]);
  expect(listMixerInputs(state, own).map(({ meterId }) => meterId)).toEqual(['guest', 'guest:screenAudio', 'me']);
});

test('a clip is heard in the Program and in one’s own speakers, as loud as it is set', () => {
  const state = roomOf([peer('me', { placement: 'backstage' })], []);
  expect(gainsOf(state, { ...own, clip: { track, gain: 0.3 } })).toEqual({ clip: [0.3, 0.3], 'own:microphone': [0, 0] });
});
