import { expect, test } from 'vitest';
import { describeTemplate } from './describeTemplate.ts';
import type { TemplateView } from './templateViews.ts';

const clip = { id: '01a1fac4-68ef-72f6-ae27-81ae66f4bdbc', kind: 'video', name: 'Opening.mp4' } as const;
const template: TemplateView = { id: clip.id, name: 'Friday', sceneCount: 0, bannerCount: 0, intro: null, outro: null, createdAt: 0 };

test('says what a template holds', () => {
  expect(describeTemplate(template)).toBe('Nothing yet');
  expect(describeTemplate({ ...template, sceneCount: 1, bannerCount: 2, outro: clip })).toBe('1 scene, 2 banners, outro');
});
