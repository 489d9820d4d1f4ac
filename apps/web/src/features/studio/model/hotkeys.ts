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

interface Hotkey {
  /** As KeyboardEvent.key tells it, in lower case. */
  key: string;
  /** With Ctrl, or Cmd on a Mac. */
  withControl?: true;
  withShift?: true;
  /** As it is printed on the key. */
  shown: string;
  label: string;
  action: StudioAction;
}

export const hotkeys: readonly Hotkey[] = [
  ...layouts.map(({ id, key, name }) => ({
    key,
    shown: key,
    label: `Layout: ${name}`,
    action: { type: 'chooseLayout', layout: id } as const,
  })),
  { key: 'm', shown: 'M', label: 'Microphone on or off', action: { type: 'toggleMicrophone' } },
  { key: 'v', shown: 'V', label: 'Camera on or off', action: { type: 'toggleCamera' } },
  { key: 's', shown: 'S', label: 'Share screen, or stop', action: { type: 'toggleScreenShare' } },
  { key: 'b', shown: 'B', label: 'Show the next banner, then none', action: { type: 'nextBanner' } },
  { key: 't', shown: 'T', label: 'Start the teleprompter, or stop it', action: { type: 'toggleTeleprompter' } },
  { key: 'z', withControl: true, shown: 'Ctrl Z', label: 'Take the last change of the picture back', action: { type: 'undo' } },
  {
    key: 'z',
    withControl: true,
    withShift: true,
    shown: 'Ctrl Shift Z',
    label: 'Make it again',
    action: { type: 'redo' },
  },
  { key: '?', shown: '?', label: 'This list', action: { type: 'showHotkeys' } },
];

interface KeyPress {
  key: string;
  /** The place on the keyboard, as KeyboardEvent.code tells it. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

/** What a key does in the studio; undefined for a key that belongs to the browser, a field or a window above the page. */
export function findAction(press: KeyPress, { busyElsewhere }: { busyElsewhere: boolean }): StudioAction | undefined {
  if (busyElsewhere || press.repeat || press.altKey) return undefined;
  const withControl = press.ctrlKey || press.metaKey;
  // Digits go by their place: keyboards make other signs of them with Shift, and some without.
  const digit = withControl ? undefined : /^Digit([0-9])$/.exec(press.code)?.[1];
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

const fieldSelector =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** True while keys belong to a field or a window rather than to the studio. */
export const takesKeys = (target: EventTarget | null): boolean => target instanceof Element && target.closest(fieldSelector) !== null;
