import { expect, test } from 'vitest';
import { describeShowEvent } from './describeShowEvent.ts';
import type { ShowEventView } from './showLogView.ts';

test.each<[ShowEventView['event'], string]>([
  [{ type: 'layoutChosen', layout: 'grid' }, 'Layout: Grid'],
  [{ type: 'placed', name: 'Grace', placement: 'onStage' }, 'Grace came on stage'],
  [{ type: 'muted', name: 'Grace', muted: false }, 'Grace was unmuted'],
  [{ type: 'removed', name: 'Grace', banned: true }, 'Grace was banned'],
  [{ type: 'pictureChanged', fields: ['logo', 'showNameTags', 'lowerThird'] }, 'Picture changed: logo, name tags, lower third'],
  [
    { type: 'destinationChanged', destination: 'Twitch', state: 'reconnecting', reason: 'connectionRefused' },
    'Reconnecting to Twitch. Its server refused the connection.',
  ],
  [{ type: 'destinationChanged', destination: 'Twitch', state: 'live', reason: null }, 'Live on Twitch'],
])('%j', (event, sentence) => {
  expect(describeShowEvent({ event })).toBe(sentence);
});
