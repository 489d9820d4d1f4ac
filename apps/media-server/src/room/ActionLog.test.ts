import { defaultScene, type LoggedAction, type Scene } from '@footlight/contracts';
import { beforeEach, expect, test } from 'vitest';
import { ActionLog } from './ActionLog.ts';

const actor = { name: 'Hanna', role: 'host' as const };
let logged: LoggedAction[];
let onAir: boolean;
let now: number;
let log: ActionLog;

beforeEach(() => {
  [logged, onAir, now] = [[], true, 1000];
  log = new ActionLog({ isOnAir: () => onAir, onAction: (action) => logged.push(action), now: () => now });
});
const change = (part: Partial<Scene>, before: Scene = defaultScene) => log.addSceneChange(actor, before, { ...before, ...part });
const actions = () => logged.map(({ action }) => action);

test('keeps what is done on air, with who did it and when, and nothing else', () => {
  onAir = false;
  log.add(actor, { type: 'muted', name: 'Gus', muted: true });
  change({ layout: 'solo' });
  onAir = true;
  log.add(actor, { type: 'muted', name: 'Gus', muted: false });
  expect(logged).toEqual([{ at: 1000, by: actor, action: { type: 'muted', name: 'Gus', muted: false } }]);
});

test('names the layout, and the other fields that changed', () => {
  change({ layout: 'solo', showNameTags: false, order: ['a:camera'] });
  expect(actions()).toEqual([
    { type: 'layoutChosen', layout: 'solo' },
    { type: 'pictureChanged', fields: ['showNameTags'] },
  ]);
  change({});
  change({ layout: 'split', cue: { serial: 1, transition: 'cut' } });
  expect(logged).toHaveLength(2);
});

test('a hand that drags made one change', () => {
  for (const scale of [0.2, 0.21, 0.22]) {
    change({ inset: { corner: 'topLeft', scale } });
    now += 100;
  }
  change({ showNameTags: false });
  now += 60_000;
  change({ inset: { corner: 'topLeft', scale: 0.3 } });
  expect(actions().map((action) => (action.type === 'pictureChanged' ? action.fields.join() : ''))).toEqual([
    'inset',
    'showNameTags',
    'inset',
  ]);
});
