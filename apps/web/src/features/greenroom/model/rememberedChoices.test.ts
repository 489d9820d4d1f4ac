import { describe, expect, it } from 'vitest';
import { readChoices, rememberChoices, rememberForShow } from './rememberedChoices.ts';

const createStorage = (initial: Record<string, string> = {}) => {
  const items = new Map(Object.entries(initial));
  return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value) };
};

describe('remembered choices', () => {
  it('begins with camera and microphone on and nothing chosen', () => {
    expect(readChoices(createStorage())).toEqual({
      name: '',
      cameraOn: true,
      microphoneOn: true,
      cameraId: null,
      microphoneId: null,
      microphoneSounds: {},
      speakerId: null,
      background: 'none',
    });
  });

  it('keeps earlier choices when one changes', () => {
    const storage = createStorage();
    rememberChoices({ name: 'Anna', cameraId: 'front' }, storage);
    rememberChoices({ cameraOn: false }, storage);
    expect(readChoices(storage)).toMatchObject({ name: 'Anna', cameraId: 'front', cameraOn: false, microphoneOn: true });
  });

  it.each(['{', '"text"', '{"cameraOn":"yes"}'])('forgets what it cannot read: %s', (text) => {
    expect(readChoices(createStorage({ 'footlight.choices': text })).cameraOn).toBe(true);
  });

  it('keeps what was chosen for each microphone', () => {
    const storage = createStorage();
    const music = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, music: true };
    rememberChoices({ microphoneSounds: { usb: music } }, storage);
    rememberChoices({ name: 'Anna' }, storage);
    expect(readChoices(storage).microphoneSounds).toEqual({ usb: music });
  });

  it('works without a storage', () => {
    rememberChoices({ name: 'Anna' }, undefined);
    expect(readChoices(undefined).name).toBe('');
  });

  it('survives a storage that refuses to write', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(() => rememberChoices({ name: 'Anna' }, full)).not.toThrow();
  });

  it('keeps what was switched in a show until the show is over', () => {
    const storage = createStorage();
    rememberForShow({ cameraOn: false }, storage);
    rememberForShow({ microphoneOn: false }, storage);
    expect(JSON.parse(storage.getItem('footlight.show') ?? '')).toEqual({ cameraOn: false, microphoneOn: false });
    rememberForShow(null, storage);
    expect(JSON.parse(storage.getItem('footlight.show') ?? '')).toEqual({});
  });
});
