import { describe, expect, it } from 'vitest';
import { findAction, hotkeys } from './hotkeys.ts';

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
    expect(new Set(hotkeys.map(({ shown }) => shown)).size).toBe(hotkeys.length);
  });
});
