import type { LayoutId } from '@footlight/contracts';
import { layouts } from '@footlight/studio/layout/layouts';

export type StudioAction =
  | { type: 'chooseLayout'; layout: LayoutId }
  | { type: 'toggleMicrophone' }
  | { type: 'toggleCamera' }
  | { type: 'toggleScreenShare' }
  | { type: 'showHotkeys' };

interface Hotkey {
  /** As KeyboardEvent.key tells it, in lower case. */
  key: string;
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
  { key: '?', shown: '?', label: 'This list', action: { type: 'showHotkeys' } },
];

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
}

/** What a key does in the studio; undefined for a key that belongs to the browser, a field or a window above the page. */
export function findAction(press: KeyPress, { busyElsewhere }: { busyElsewhere: boolean }): StudioAction | undefined {
  if (busyElsewhere || press.repeat || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  return hotkeys.find(({ key }) => key === press.key.toLowerCase())?.action;
}

const fieldSelector =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** True while keys belong to a field or a window rather than to the studio. */
export const takesKeys = (target: EventTarget | null): boolean => target instanceof Element && target.closest(fieldSelector) !== null;
