import { expect, test } from 'vitest';
import { describeShowEvent } from './describeShowEvent.ts';
import type { ShowEventView } from './showLogView.ts';

test.each<[ShowEventView['event'], string]>([
  [{ type: 'layoutChosen', layout: 'grid' }, 'Layout: Grid'],
  [{ type: 'placed', name: 'Grace', placement: 'onStage' }, 'Grace came on stage'],
  [{ type: 'muted', name: 'Grace', muted: false }, 'Grace was unmuted'],
  [{ type: 'removed', name: 'Grace', banned: true }, 'Grace was banned'],
  [{ type: 'destinationStopped', name: 'Twitch', reason: null }, 'No longer on Twitch'],
  [{ type: 'pictureChanged', fields: ['logo', 'showNameTags', 'lowerThird'] }, 'Picture changed: logo, name tags, lower third'],
  [
    { type: 'destinationStopped', name: 'Twitch', reason: 'Its server refused the connection.' },
    'No longer on Twitch. Its server refused the connection.',
  ],
])('%j', (event, sentence) => {
  expect(describeShowEvent({ event })).toBe(sentence);
});
