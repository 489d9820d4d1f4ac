import type { LayoutId } from '@footlight/contracts';
import { layouts } from '@footlight/studio/layout/layouts';

export type StudioAction =
  | { type: 'chooseLayout'; layout: LayoutId }
  | { type: 'toggleMicrophone' }
  | { type: 'toggleCamera' }
  | { type: 'toggleScreenShare' }
  /** Counted from 0. */
  | { type: 'switchScene'; index: number }
  /** Of the saved ones; after the last none. */
  | { type: 'nextBanner' }
  | { type: 'toggleTeleprompter' }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'showHotkeys' };

/** Keys that are not in the table, for the list. */
export const sceneKeys = { shown: 'Shift 1–9', label: 'Switch to a saved scene' } as const;

export interface Hotkey {
  /** Names it for ever: what a person chose is kept under it. */
  id: string;
  /** As KeyboardEvent.key tells it, in lower case. */
  key: string;
  /** With Ctrl, or Cmd on a Mac. */
  withControl?: true;
  withShift?: true;
  /** As it is printed on the key. */
  shown: string;
  label: string;
  action: StudioAction;
  /** False for keys that stay as they are. */
  canChange: boolean;
}

export const defaultHotkeys: readonly Hotkey[] = [
  ...layouts.map(({ id, key, name }) => ({
    ...{ id: `layout:${id}`, key, shown: key, label: `Layout: ${name}`, canChange: true },
    action: { type: 'chooseLayout', layout: id } as const,
  })),
  { id: 'toggleMicrophone', key: 'm', shown: 'M', label: 'Microphone on or off', action: { type: 'toggleMicrophone' }, canChange: true },
  { id: 'toggleCamera', key: 'v', shown: 'V', label: 'Camera on or off', action: { type: 'toggleCamera' }, canChange: true },
  { id: 'toggleScreenShare', key: 's', shown: 'S', label: 'Share screen, or stop', action: { type: 'toggleScreenShare' }, canChange: true },
  { id: 'nextBanner', key: 'b', shown: 'B', label: 'Show the next banner, then none', action: { type: 'nextBanner' }, canChange: true },
  {
    id: 'toggleTeleprompter',
    key: 't',
    shown: 'T',
    label: 'Start the teleprompter, or stop it',
    action: { type: 'toggleTeleprompter' },
    canChange: false,
  },
  {
    id: 'undo',
    key: 'z',
    withControl: true,
    shown: 'Ctrl Z',
    label: 'Take the last change of the picture back',
    action: { type: 'undo' },
    canChange: false,
  },
  {
    id: 'redo',
    key: 'z',
    withControl: true,
    withShift: true,
    shown: 'Ctrl Shift Z',
    label: 'Make it again',
    action: { type: 'redo' },
    canChange: false,
  },
  { id: 'showHotkeys', key: '?', shown: '?', label: 'This list', action: { type: 'showHotkeys' }, canChange: false },
];

export interface KeyPress {
  key: string;
  /** The place on the keyboard, as KeyboardEvent.code tells it. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

const digitOf = ({ code }: Pick<KeyPress, 'code'>): string | undefined => /^Digit([0-9])$/.exec(code)?.[1];

/** What a key does in the studio; undefined for a key that belongs to the browser, a field or a window above the page. */
export function findAction(
  press: KeyPress,
  { busyElsewhere, hotkeys = defaultHotkeys }: { busyElsewhere: boolean; hotkeys?: readonly Hotkey[] },
): StudioAction | undefined {
  if (busyElsewhere || press.repeat || press.altKey) return undefined;
  const withControl = press.ctrlKey || press.metaKey;
  // Digits go by their place: keyboards make other signs of them with Shift, and some without.
  const digit = withControl ? undefined : digitOf(press);
  if (digit !== undefined) {
    if (!press.shiftKey) return hotkeys.find(({ key }) => key === digit)?.action;
    return digit === '0' ? undefined : { type: 'switchScene', index: Number(digit) - 1 };
  }
  return hotkeys.find(
    (hotkey) =>
      hotkey.key === press.key.toLowerCase() &&
      Boolean(hotkey.withControl) === withControl &&
      // Without Ctrl, Shift is a part of the sign ("?"), or of a capital letter.
      (!withControl || Boolean(hotkey.withShift) === press.shiftKey),
  )?.action;
}

/** The key of a press as a hotkey is kept; undefined for one that cannot be a hotkey by itself. */
export function keyOf(press: KeyPress): string | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const key = digitOf(press) ?? press.key.toLowerCase();
  return [...key].length === 1 && key.trim() !== '' ? key : undefined;
}

/** Keys that a person chose, by the hotkey's id. */
export type ChosenKeys = Readonly<Record<string, string>>;

/** The hotkeys with the keys that a person chose. */
export const withChosenKeys = (chosen: ChosenKeys): readonly Hotkey[] =>
  defaultHotkeys.map((hotkey) => {
    const key = hotkey.canChange ? chosen[hotkey.id] : undefined;
    return key === undefined ? hotkey : { ...hotkey, key, shown: key.toUpperCase() };
  });

/** Gives a hotkey another key. @returns the new choice, or who has that key already. */
export function chooseKey(chosen: ChosenKeys, { id, key }: { id: string; key: string }): { chosen: ChosenKeys } | { takenBy: string } {
  const other = withChosenKeys(chosen).find((hotkey) => hotkey.key === key && !hotkey.withControl && hotkey.id !== id);
  return other ? { takenBy: other.label } : { chosen: { ...chosen, [id]: key } };
}

const fieldSelector =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** True while keys belong to a field or a window rather than to the studio. */
export const takesKeys = (target: EventTarget | null): boolean => target instanceof Element && target.closest(fieldSelector) !== null;
