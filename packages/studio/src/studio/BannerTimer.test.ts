import { type Banner, defaultScene, type SceneChange } from '@footlight/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialRoomState } from '../room/roomState.ts';
import { Store } from '../Store.ts';
import { BannerTimer } from './BannerTimer.ts';

const banner = (id: string, autoHideS: number | null): Banner => ({ id, style: 'lowerThird', title: id, subtitle: '', autoHideS });
const state = new Store(initialRoomState);
const changes: SceneChange[] = [];
const room = { state, updateScene: async (change: SceneChange) => void changes.push(change) };
const show = (shown: Banner | null) => state.update((now) => ({ ...now, scene: { ...defaultScene, banner: shown } }));
let timer: BannerTimer;

beforeEach(() => {
  vi.useFakeTimers();
  changes.length = 0;
  timer = new BannerTimer(room);
});
afterEach(() => {
  timer.close();
  show(null);
  vi.useRealTimers();
});

test('a banner goes when its time is over, counted from when it came', () => {
  show(banner('a', 5));
  vi.advanceTimersByTime(3000);
  state.update((now) => ({ ...now, scene: { ...now.scene, layout: 'solo' } }));
  vi.advanceTimersByTime(1999);
  expect(changes).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(changes).toEqual([{ banner: null }]);
});

test('another banner has its own time, and one without a time stays', () => {
  show(banner('a', 5));
  vi.advanceTimersByTime(4000);
  show(banner('b', 5));
  vi.advanceTimersByTime(4000);
  show(banner('c', null));
  vi.advanceTimersByTime(600_000);
  expect(changes).toEqual([]);
});
