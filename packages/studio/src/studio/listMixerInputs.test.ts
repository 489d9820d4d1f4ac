import { type Clip, defaultMix, defaultScene, type PeerInfo } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { initialRoomState } from '../room/roomState.ts';
import type { RemoteTrack, RoomState } from '../room/types.ts';
import { type Balance, listMixerInputs, type OwnSound } from './listMixerInputs.ts';

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
const even: Balance = { mix: defaultMix, soloPeerId: null };
const gainsOf = (state: RoomState, { sounds = own, balance = even }: { sounds?: OwnSound; balance?: Balance } = {}) =>
  Object.fromEntries(listMixerInputs(state, sounds, balance).map(({ id, programGain, speakerGain }) => [id, [programGain, speakerGain]]));

test('everyone on stage is in the Program, and nobody hears oneself', () => {
  expect(gainsOf(roomOf([peer('me'), peer('guest')], [sound('guest')]))).toEqual({ 'guest-voice': [1, 1], 'own:microphone': [1, 0] });
});

test('from the stage, whoever is backstage or muted is heard nowhere', () => {
  const state = roomOf(
    [peer('me'), peer('waiting', { placement: 'backstage' }), peer('muted', { mutedByHost: true }), peer('quiet')],
    [sound('waiting'), sound('muted'), sound('quiet', { paused: true })],
  );
  expect(gainsOf(state)).toEqual({ 'waiting-voice': [0, 0], 'muted-voice': [0, 0], 'quiet-voice': [0, 0], 'own:microphone': [1, 0] });
  expect(gainsOf(roomOf([peer('me')], []), { sounds: { ...own, isMicrophoneOpen: false } })).toEqual({ 'own:microphone': [0, 0] });
});

test('those backstage hear each other, and the Program hears none of them', () => {
  const peers = [peer('me', { placement: 'backstage' }), peer('waiting', { placement: 'backstage' }), peer('guest')];
  const shared = sound('waiting', { producerId: 's', source: 'screenAudio' });
  const state = roomOf(peers, [sound('waiting'), shared, sound('guest')]);
  expect(gainsOf(state)).toEqual({ 'waiting-voice': [0, 1], s: [0, 0], 'guest-voice': [1, 1], 'own:microphone': [0, 0] });
});

test('who talks to the stage is heard there, and not in the Program', () => {
  const peers = [peer('me'), peer('producer', { role: 'producer', placement: 'backstage', talksToStage: true })];
  expect(gainsOf(roomOf(peers, [sound('producer')]))).toEqual({ 'producer-voice': [0, 1], 'own:microphone': [1, 0] });
});

test('the sound of a screen is metered apart from its owner’s voice', () => {
  const state = roomOf([peer('me'), peer('guest')], [sound('guest'), sound('guest', { producerId: 's', source: 'screenAudio' })]);
  const inputs = listMixerInputs(state, own, even);
  expect(inputs.map(({ meterId }) => meterId)).toEqual(['guest', 'guest:screenAudio', 'me']);
  expect(inputs.map(({ kind }) => kind)).toEqual(['voice', 'other', 'voice']);
});

test('a gain is heard in the Program and in the speakers alike', () => {
  const mix = { levelling: true, gainsDb: { guest: 12, me: -24 } };
  const gains = gainsOf(roomOf([peer('me'), peer('guest')], [sound('guest')]), { balance: { mix, soloPeerId: null } });
  expect(gains['guest-voice']?.[0]).toBeCloseTo(3.98, 2);
  expect(gains['guest-voice']?.[1]).toBe(gains['guest-voice']?.[0]);
  expect(gains['own:microphone']?.[0]).toBeCloseTo(0.063, 3);
});

test('listening to one alone silences the others in one’s own speakers, and leaves the Program', () => {
  const peers = [peer('me'), peer('guest'), peer('other'), peer('waiting', { placement: 'backstage' })];
  const state = roomOf(peers, [sound('guest'), sound('other'), sound('waiting')]);
  const listenTo = (soloPeerId: string) => gainsOf(state, { balance: { mix: defaultMix, soloPeerId } });
  expect(listenTo('guest')).toEqual({ 'guest-voice': [1, 1], 'other-voice': [1, 0], 'waiting-voice': [0, 0], 'own:microphone': [1, 0] });
  expect(listenTo('waiting')).toEqual({ 'guest-voice': [1, 0], 'other-voice': [1, 0], 'waiting-voice': [0, 1], 'own:microphone': [1, 0] });
});

test('a clip is heard in the Program and in one’s own speakers, as loud as it is set', () => {
  const state = roomOf([peer('me', { placement: 'backstage' })], []);
  expect(gainsOf(state, { sounds: { ...own, clip: { track, gain: 0.3, isMusic: true } } })).toEqual({
    clip: [0.3, 0.3],
    'own:microphone': [0, 0],
  });
});

test('a clip that the host plays is heard in a guest’s speakers, wherever the host is, and not in the Program twice', () => {
  const clip: Clip = { assetId: 'a', kind: 'audio', name: 'Jingle', startedSerial: 1, loop: true, gain: 0.25 };
  const heard = sound('host', { producerId: 'c', source: 'clipAudio' });
  const state = { ...roomOf([peer('me'), peer('host', { placement: 'backstage' })], [heard]), scene: { ...defaultScene, clip } };
  expect(gainsOf(state)).toEqual({ c: [0, 0.25], 'own:microphone': [1, 0] });
  expect(listMixerInputs(state, own, even).find(({ id }) => id === 'c')).toMatchObject({ kind: 'music', meterId: 'clip' });
});
