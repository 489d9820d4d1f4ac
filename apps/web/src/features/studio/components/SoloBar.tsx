'use client';

import { Headphones } from 'lucide-react';
import { Button } from '../../../ui/index.ts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { useStudio } from '../hooks/useStudio.ts';

/** While one hears a single person alone: who, and the way back. */
export function SoloBar() {
  const { session } = useStudio();
  const soloPeerId = useStore(session.solo);
  const name = useSelected(session.room.state, ({ peers }) => peers.find(({ peerId }) => peerId === soloPeerId)?.name);
  return (
    <div role="status" aria-label="Hearing one person alone">
      {name !== undefined && (
        <div className="flex min-h-12 animate-appear items-center gap-3 border-b border-attention/40 bg-attention-wash px-4 py-1.5">
          <Headphones size={18} className="shrink-0 text-attention-ink" aria-hidden />
          <p className="min-w-0 font-medium">You hear {name} alone. The audience hears everyone on stage.</p>
          <Button size="small" onClick={() => session.setSolo(null)}>
            Hear everyone
          </Button>
        </div>
      )}
    </div>
  );
}
