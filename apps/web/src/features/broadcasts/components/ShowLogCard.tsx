import { Download } from 'lucide-react';
import { Card } from '../../../ui/index.ts';
import { formatOffset } from '../chapters.ts';
import { describeShowEvent } from '../describeShowEvent.ts';
import type { ShowEventView } from '../showLogView.ts';

interface ShowLogCardProps {
  broadcastId: string;
  events: readonly ShowEventView[];
}

const linkClass = 'inline-flex items-center gap-1.5 rounded text-[0.8125rem] text-accent-ink underline-offset-2 hover:underline';

/** What happened on air, for who cuts the show again. */
export function ShowLogCard({ broadcastId, events }: ShowLogCardProps) {
  return (
    <Card className="p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 className="title-section">What happened on air</h2>
        <p className="flex gap-4">
          <a href={`/api/broadcasts/${broadcastId}/chapters`} download className={linkClass}>
            <Download size={14} aria-hidden />
            Chapters
          </a>
          <a href={`/api/broadcasts/${broadcastId}/log`} download className={linkClass}>
            <Download size={14} aria-hidden />
            Log as JSON
          </a>
        </p>
      </div>
      <ol
        aria-label="Show log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="mt-3 max-h-96 divide-y divide-line overflow-y-auto"
      >
        {events.map((found, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log of a past show does not change its order
          <li key={index} className="flex items-baseline gap-4 py-2 text-sm">
            <span className="tabular w-14 shrink-0 text-faint">{formatOffset(found.offsetMs)}</span>
            <span className="min-w-0 flex-1 break-words">{describeShowEvent(found)}</span>
            {found.by && <span className="shrink-0 text-[0.8125rem] text-faint">{found.by.name}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
