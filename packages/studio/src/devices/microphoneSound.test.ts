import { expect, test } from 'vitest';
import { constraintsOfSound, defaultMicrophoneSound, isMusic, isSameSound, markMusic } from './microphoneSound.ts';

test('a voice is asked for with what was chosen', () => {
  expect(constraintsOfSound({ ...defaultMicrophoneSound, noiseSuppression: false })).toEqual({
    echoCancellation: true,
    noiseSuppression: false,
    autoGainControl: true,
  });
});

test('music is asked for in stereo with nothing done to it, whatever else was chosen', () => {
  expect(constraintsOfSound({ ...defaultMicrophoneSound, music: true })).toEqual({
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    channelCount: { ideal: 2 },
  });
});

test('a track tells whether it is music', () => {
  const track = { contentHint: '' } as MediaStreamTrack;
  markMusic(track, { ...defaultMicrophoneSound, music: true });
  expect(isMusic(track)).toBe(true);
  markMusic(track, defaultMicrophoneSound);
  expect(isMusic(track)).toBe(false);
});

test('two choices are the same when all of them are', () => {
  for (const key of ['echoCancellation', 'noiseSuppression', 'autoGainControl', 'music'] as const)
    expect(isSameSound(defaultMicrophoneSound, { ...defaultMicrophoneSound, [key]: !defaultMicrophoneSound[key] })).toBe(false);
  expect(isSameSound(defaultMicrophoneSound, { ...defaultMicrophoneSound })).toBe(true);
});
