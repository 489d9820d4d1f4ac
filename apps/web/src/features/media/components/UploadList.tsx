'use client';

import { X } from 'lucide-react';
import { formatShare, IconButton } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import type { UploadItem, UploadQueue } from '../model/UploadQueue.ts';

/** Files on their way: how far each is, or why it failed. */
export function UploadList({ queue }: { queue: UploadQueue }) {
  const items = useStore(queue.items);
  if (items.length === 0) return null;
  return (
    <ul aria-label="Uploads" className="flex flex-col gap-1.5">
      {items.map((item) => (
        <UploadRow key={item.id} item={item} onRemove={() => queue.remove(item.id)} />
      ))}
    </ul>
  );
}

function UploadRow({ item, onRemove }: { item: UploadItem; onRemove: () => void }) {
  const { name, state, problem, sentBytes, bytes } = item;
  const share = bytes > 0 ? Math.min(1, sentBytes / bytes) : 0;
  return (
    <li aria-label={name} className="flex items-center gap-2 rounded-lg bg-hover py-1.5 pr-1 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-[0.8125rem] text-ink">{name}</p>
        {state === 'failed' ? (
          <p role="alert" className="text-xs text-attention-ink text-pretty">
            {problem}
          </p>
        ) : (
          <div className="mt-1 flex items-center gap-2">
            <progress aria-label={`Upload of ${name}`} value={share} className="h-1 min-w-0 flex-1 accent-accent" />
            <span className="tabular w-10 text-right text-xs text-faint">{state === 'waiting' ? 'waits' : formatShare(share)}</span>
          </div>
        )}
      </div>
      <IconButton
        label={state === 'failed' ? `Dismiss ${name}` : `Cancel ${name}`}
        icon={<X size={15} />}
        size="small"
        onClick={onRemove}
      />
    </li>
  );
}
