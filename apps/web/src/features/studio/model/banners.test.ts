import { defaultScene, type SavedBanner } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { nextBanner, showBanner, shownBannerIds } from './banners.ts';

const one: SavedBanner & { style: 'lowerThird' } = { id: '1', style: 'lowerThird', title: 'Grace', subtitle: '', autoHideS: null };
const news: SavedBanner = { id: '2', style: 'ticker', text: 'News' };
const two: SavedBanner & { style: 'banner' } = { id: '3', style: 'banner', title: 'Questions?', subtitle: '', autoHideS: 8 };

test('a banner takes the place of another banner, and a ticker that of another ticker', () => {
  expect(showBanner(one, true)).toEqual({ banner: one });
  expect(showBanner(one, false)).toEqual({ banner: null });
  expect(showBanner(news, true)).toEqual({ ticker: { id: '2', text: 'News' } });
  expect(shownBannerIds({ ...defaultScene, banner: one, ticker: { id: '2', text: 'News' } })).toEqual(new Set(['1', '2']));
});

test('one after the other, and then none', () => {
  const saved = [one, news, two];
  expect(nextBanner(saved, null)).toBe(one);
  expect(nextBanner(saved, one)).toBe(two);
  expect(nextBanner(saved, two)).toBeNull();
  expect(nextBanner([news, two], one)).toBeNull();
  expect(nextBanner([], null)).toBeNull();
});
