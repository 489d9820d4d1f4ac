'use client';

import { Hand } from 'lucide-react';
import { IconButton } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';

/** A raised hand, and its place among them; a press lowers it. */
export function HandBadge({ person: { peerId, name } }: { person: Person }) {
  const { room } = useStudio().session;
  const attempt = useAttempt();
  const place = useSelected(room.desk.hands, (hands) => hands.indexOf(peerId) + 1);
  if (place === 0) return null;
  return (
    <IconButton
      label={`${name} raised a hand, number ${place}. Lower it`}
      icon={
        <span className="tabular flex items-center gap-1 text-xs font-semibold">
          <Hand size={14} aria-hidden />
          {place}
        </span>
      }
      size="small"
      variant="attention"
      className="h-6 w-auto px-1.5"
      onClick={() => attempt(() => room.desk.lowerHand(peerId))}
    />
  );
}
