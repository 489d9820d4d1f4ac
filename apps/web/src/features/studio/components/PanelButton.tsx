'use client';

import { PanelRight } from 'lucide-react';
import { IconButton } from '../../../ui/index.ts';
import { useUnreadChat } from '../../greenroom/index.ts';
import { useStudio } from '../hooks/useStudio.ts';

/** Opens the panel where the page is too narrow to show it always. */
export function PanelButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const unread = useUnreadChat(useStudio().session.room);
  return (
    <IconButton
      label={unread > 0 ? `Panel, ${unread} new` : 'Panel'}
      icon={
        <span className="relative">
          <PanelRight size={18} />
          {unread > 0 && <span className="absolute -top-1 -right-1 size-2 rounded-full bg-accent" />}
        </span>
      }
      size="small"
      tooltipSide="bottom"
      pressed={open}
      onClick={onToggle}
      className="xl:hidden"
    />
  );
}
