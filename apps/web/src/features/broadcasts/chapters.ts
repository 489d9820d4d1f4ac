import type { ShowEventView } from './showLogView.ts';

/** YouTube takes no shorter chapter (support.google.com/youtube/answer/9884579). */
const shortestMs = 10_000;

export interface Chapter {
  /** ms from going live. */
  offsetMs: number;
  title: string;
}

/** A chapter for each scene that was switched to. The first begins with the show; of two that are too close the later names both. */
export function listChapters(events: readonly Pick<ShowEventView, 'offsetMs' | 'event'>[]): Chapter[] {
  const chapters: Chapter[] = [{ offsetMs: 0, title: 'Start' }];
  for (const { offsetMs, event } of events) {
    if (event.type !== 'sceneSwitched') continue;
    const last = chapters.at(-1);
    if (!last || offsetMs - last.offsetMs >= shortestMs) chapters.push({ offsetMs, title: event.scene });
    else last.title = event.scene;
  }
  return chapters.filter(({ title }, index) => title !== chapters[index - 1]?.title);
}

/** A line for each, as YouTube reads them in a description: `1:02:03 Title`. */
export const formatChapters = (chapters: readonly Chapter[]): string =>
  chapters.map(({ offsetMs, title }) => `${formatOffset(offsetMs)} ${title.replace(/\s+/gu, ' ').trim()}\n`).join('');

/** `0:00`, `12:34`, `1:02:03`. */
export function formatOffset(offsetMs: number): string {
  const total = Math.max(0, Math.floor(offsetMs / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const tail = String(seconds).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
