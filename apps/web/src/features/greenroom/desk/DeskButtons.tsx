'use client';

import type { RoomClient } from '@footlight/studio';
import { Hand, MessageSquare } from 'lucide-react';
import { messageOf } from '../../../ui/apiClient.ts';
import { useToast } from '../../../ui/index.ts';
import { BarButton } from '../components/BarButton.tsx';
import { useSelected } from '../hooks/useStore.ts';
import { useUnreadChat } from './useUnreadChat.ts';

/** Asks to come on, or takes it back. Who is on stage has no need of it. */
export function HandButton({ room }: { room: RoomClient }) {
  const toast = useToast();
  const selfId = useSelected(room.state, ({ self }) => self?.peerId ?? '');
  const onStage = useSelected(room.state, ({ self }) => self?.placement === 'onStage');
  const raised = useSelected(room.desk.hands, (hands) => hands.includes(selfId));
  if (onStage) return null;
  const toggle = () => {
    const asked = raised ? room.desk.lowerHand(selfId) : room.desk.raiseHand();
    asked.catch((error: unknown) => toast(messageOf(error), 'attention'));
  };
  return (
    <BarButton
      label={raised ? 'Lower hand' : 'Raise hand'}
      caption={raised ? 'Lower' : 'Hand'}
      icon={<Hand size={20} />}
      look={raised ? 'active' : 'quiet'}
      onClick={toggle}
    />
  );
}

interface ChatButtonProps {
  room: RoomClient;
  open: boolean;
  onToggle: () => void;
}

export function ChatButton({ room, open, onToggle }: ChatButtonProps) {
  const unread = useUnreadChat(room);
  return (
    <BarButton
      label={unread > 0 ? `Chat, ${unread} new` : 'Chat'}
      caption="Chat"
      pressed={open}
      look={open ? 'active' : 'quiet'}
      icon={
        <span className="relative">
          <MessageSquare size={20} />
          {unread > 0 && (
            <span className="tabular absolute -top-2 left-3 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent">
              {Math.min(unread, 99)}
            </span>
          )}
        </span>
      }
      onClick={onToggle}
    />
  );
}
