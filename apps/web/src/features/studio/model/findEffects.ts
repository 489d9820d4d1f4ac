import type { Scene, SceneChange } from '@footlight/contracts';

const costly = ['overlay', 'ticker', 'background'] as const;

/** The change that takes away what is drawn anew, or over the whole picture, in each frame; null when nothing of it is shown. */
export function findEffects(scene: Scene): SceneChange | null {
  const shown = costly.filter((field) => scene[field] !== null);
  return shown.length === 0 ? null : Object.fromEntries(shown.map((field) => [field, null]));
}
