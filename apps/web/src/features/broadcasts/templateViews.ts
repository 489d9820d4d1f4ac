import { z } from 'zod';
import { showClip } from './views.ts';

/** What other shows may begin with, as pages see it. */
export const templateView = z.object({
  id: z.uuid(),
  name: z.string(),
  sceneCount: z.number(),
  bannerCount: z.number(),
  intro: showClip.nullable(),
  outro: showClip.nullable(),
  /** Ms since epoch. */
  createdAt: z.number(),
});
export type TemplateView = z.infer<typeof templateView>;

/** Newest first. */
export const templateList = z.object({ templates: z.array(templateView) });

export const maxTemplates = 50;

export const templateName = z.string().trim().min(1, 'Give the template a name.').max(60, 'At most 60 characters.');

/** Keeps what this show has. */
export const createTemplateBody = z.object({ name: templateName, broadcastId: z.uuid() });

export const applyTemplateBody = z.object({ templateId: z.uuid() });
