import { describe, expect, it } from 'vitest';
import { chooseKey, defaultHotkeys, findAction, keyOf, withChosenKeys } from './hotkeys.ts';

const press = (key: string, change: Partial<Parameters<typeof findAction>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...change,
});
const free = { busyElsewhere: false };

describe('keys of the studio', () => {
  it('chooses layouts by number', () => {
    expect(findAction(press('1'), free)).toEqual({ type: 'chooseLayout', layout: 'solo' });
    expect(findAction(press('9'), free)).toEqual({ type: 'chooseLayout', layout: 'pictureInPicture' });
    expect(findAction(press('0'), free)).toEqual({ type: 'chooseLayout', layout: 'sideBySide' });
    expect(findAction(press('x'), free)).toBeUndefined();
  });

  it('takes letters in both cases', () => {
    expect(findAction(press('m'), free)).toEqual({ type: 'toggleMicrophone' });
    expect(findAction(press('M'), free)).toEqual({ type: 'toggleMicrophone' });
  });

  it('leaves keys alone while someone types', () => {
    expect(findAction(press('1'), { busyElsewhere: true })).toBeUndefined();
  });

  it.each(['ctrlKey', 'metaKey', 'altKey', 'repeat'] as const)('leaves the browser its shortcuts: %s', (modifier) => {
    expect(findAction(press('s', { [modifier]: true }), free)).toBeUndefined();
  });

  it('takes back and makes again with Ctrl, or Cmd', () => {
    expect(findAction(press('z', { ctrlKey: true }), free)).toEqual({ type: 'undo' });
    expect(findAction(press('z', { metaKey: true }), free)).toEqual({ type: 'undo' });
    expect(findAction(press('Z', { ctrlKey: true, shiftKey: true }), free)).toEqual({ type: 'redo' });
    expect(findAction(press('z'), free)).toBeUndefined();
  });

  it('switches scenes with Shift and a digit, whatever sign that makes', () => {
    expect(findAction(press('!', { code: 'Digit1', shiftKey: true }), free)).toEqual({ type: 'switchScene', index: 0 });
    expect(findAction(press('(', { code: 'Digit9', shiftKey: true }), free)).toEqual({ type: 'switchScene', index: 8 });
    expect(findAction(press('2', { code: 'Digit2' }), free)).toMatchObject({ type: 'chooseLayout' });
    // A French keyboard: the digit is above.
    expect(findAction(press('&', { code: 'Digit1' }), free)).toEqual({ type: 'chooseLayout', layout: 'solo' });
  });

  it('has one meaning per key', () => {
    expect(new Set(defaultHotkeys.map(({ shown }) => shown)).size).toBe(defaultHotkeys.length);
    expect(new Set(defaultHotkeys.map(({ id }) => id)).size).toBe(defaultHotkeys.length);
  });

  it('takes the keys that a person chose, and leaves the old ones', () => {
    const result = chooseKey({}, { id: 'toggleMicrophone', key: 'x' });
    const hotkeys = withChosenKeys('chosen' in result ? result.chosen : {});
    expect(findAction(press('x'), { ...free, hotkeys })).toEqual({ type: 'toggleMicrophone' });
    expect(findAction(press('m'), { ...free, hotkeys })).toBeUndefined();
    expect(chooseKey({}, { id: 'toggleMicrophone', key: 'v' })).toEqual({ takenBy: 'Camera on or off' });
    expect(chooseKey({}, { id: 'toggleMicrophone', key: 'm' })).toHaveProperty('chosen');
    expect(withChosenKeys({ undo: 'u', gone: 'g' })).toEqual(defaultHotkeys);
  });

  it('keeps a press as a key when it is one by itself', () => {
    expect(keyOf(press('X'))).toBe('x');
    expect(keyOf(press('&', { code: 'Digit1' }))).toBe('1');
    for (const other of [press('Enter'), press(' '), press('x', { ctrlKey: true }), press('Dead')]) expect(keyOf(other)).toBeUndefined();
  });
});
