import type { Banner, SavedBanner, Scene, SceneChange } from '@footlight/contracts';

/** The change that shows a saved banner or ticker, or takes it away. */
export function showBanner(saved: SavedBanner, on: boolean): SceneChange {
  if (saved.style === 'ticker') return { ticker: on ? { id: saved.id, text: saved.text } : null };
  return { banner: on ? saved : null };
}

/** Which saved banners the audience sees. */
export const shownBannerIds = ({ banner, ticker }: Pick<Scene, 'banner' | 'ticker'>): ReadonlySet<string> =>
  new Set([banner?.id, ticker?.id].filter((id) => id !== undefined));

/** The banner after the one that is shown, tickers left out; null after the last. */
export function nextBanner(saved: readonly SavedBanner[], shown: Banner | null): Banner | null {
  const banners = saved.filter((one) => one.style !== 'ticker');
  const index = shown ? banners.findIndex(({ id }) => id === shown.id) : -1;
  if (shown && index < 0) return null;
  return banners[index + 1] ?? null;
}

export const bannerStyleNames: Readonly<Record<SavedBanner['style'], string>> = {
  lowerThird: 'Lower third',
  banner: 'Banner',
  ticker: 'Ticker',
};

export const titleOf = (saved: SavedBanner): string => (saved.style === 'ticker' ? saved.text : saved.title);
