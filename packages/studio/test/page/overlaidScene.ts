import { defaultScene, type Scene } from '@footlight/contracts';

/** A picture of the brand's size, drawn here: a frame around the edge, and nothing in the middle. */
export async function makeOverlayUrl({ width, height }: { width: number; height: number }): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.strokeStyle = 'rgba(245, 185, 66, 0.8)';
  context.lineWidth = width / 50;
  context.strokeRect(0, 0, width, height);
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/png' }));
}

/** Everything that may lie over people at once. */
export const overlaidScene = (overlayUrl: string): Scene => ({
  ...defaultScene,
  overlay: { url: overlayUrl },
  logo: { url: overlayUrl, corner: 'topRight' },
  banner: { id: 'b', style: 'lowerThird', title: 'Grace Hopper', subtitle: 'Rear admiral, and a compiler', autoHideS: null },
  ticker: { id: 't', text: 'Tonight: how a compiler finds its words, and what a bug was before it was a bug' },
  clock: { timeZone: null },
});
