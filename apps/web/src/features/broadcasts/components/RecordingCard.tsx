import { Download } from 'lucide-react';
import { buttonClass } from '../../../ui/buttonStyles.ts';
import { Card, formatBytes, formatDuration } from '../../../ui/index.ts';
import { describeOutput } from '../outcome.ts';
import type { OutputView } from '../views.ts';

/** The recording of a past show, to download. */
export function RecordingCard({ recording }: { recording: OutputView }) {
  const { word, sentence } = describeOutput(recording);
  const length = recording.liveAt !== null && recording.endedAt !== null ? formatDuration(recording.endedAt - recording.liveAt) : null;
  const available = recording.bytesSent > 0;
  return (
    <Card className="p-6">
      <h2 className="title-section">Recording</h2>
      <p className="mt-2 text-sm text-muted tabular">
        {available
          ? [length, formatBytes(recording.bytesSent)].filter((part) => part !== null).join(', ')
          : `${word}. ${sentence ?? 'Nothing was recorded.'}`}
      </p>
      {available && (
        <a href={`/api/recordings/${recording.id}`} download className={buttonClass('secondary', 'medium', 'mt-4 w-full')}>
          <Download size={16} aria-hidden />
          Download
        </a>
      )}
    </Card>
  );
}
