import type { TemplateView } from './templateViews.ts';

const count = (number: number, one: string): string | null => (number === 0 ? null : `${number} ${number === 1 ? one : `${one}s`}`);

/** What a template holds, in words. */
export function describeTemplate({ sceneCount, bannerCount, intro, outro }: TemplateView): string {
  const parts = [count(sceneCount, 'scene'), count(bannerCount, 'banner'), intro && 'intro', outro && 'outro'];
  return parts.filter((part) => part !== null).join(', ') || 'Nothing yet';
}
