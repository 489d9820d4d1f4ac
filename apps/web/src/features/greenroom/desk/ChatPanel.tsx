'use client';

import type { ChatChannel } from '@footlight/contracts';
import type { RoomClient } from '@footlight/studio';
import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { useSelected, useStore } from '../hooks/useStore.ts';
import { ChatComposer } from './ChatComposer.tsx';
import { ChatMessages } from './ChatMessages.tsx';
import { useRunsShow } from './useRunsShow.ts';

interface ChatPanelProps {
  room: RoomClient;
  autoFocus?: boolean;
  /** False while it stands on the page unseen: then what comes in is unread. */
  seen?: boolean;
}

const channels: Record<ChatChannel, { name: string; label: string; emptyText: string }> = {
  everyone: {
    name: 'Everyone',
    label: 'Message to everyone here',
    emptyText: 'Nothing was said yet. Everyone in the studio reads this; the audience does not.',
  },
  hosts: {
    name: 'Hosts',
    label: 'Message to the hosts',
    emptyText: 'Nothing was said yet. Hosts and co-hosts alone read this.',
  },
};

/** The studio's own chat. Guests have one channel, those who run the show another one beside it. */
export function ChatPanel({ room, autoFocus = false, seen = true }: ChatPanelProps) {
  const runsShow = useRunsShow(room);
  const [chosen, setChosen] = useState<ChatChannel>('everyone');
  const channel = runsShow ? chosen : 'everyone';
  const thread = room.desk.threads[channel];
  const { messages } = useStore(thread.state);
  const selfId = useSelected(room.state, ({ self }) => self?.peerId ?? '');
  useEffect(() => (seen ? thread.watch() : undefined), [thread, seen]);
  return (
    <section aria-label="Chat" className="flex min-h-0 flex-1 flex-col">
      {runsShow && (
        <div role="toolbar" aria-label="Who reads it" className="grid shrink-0 grid-cols-2 gap-1 border-b border-line p-1.5">
          <ChannelButton room={room} channel="everyone" chosen={channel} onChoose={setChosen} />
          <ChannelButton room={room} channel="hosts" chosen={channel} onChoose={setChosen} />
        </div>
      )}
      <ChatMessages key={channel} messages={messages} selfId={selfId} emptyText={channels[channel].emptyText} />
      <ChatComposer key={`to ${channel}`} thread={thread} label={channels[channel].label} autoFocus={autoFocus} />
    </section>
  );
}

interface ChannelButtonProps {
  room: RoomClient;
  channel: ChatChannel;
  chosen: ChatChannel;
  onChoose: (channel: ChatChannel) => void;
}

function ChannelButton({ room, channel, chosen, onChoose }: ChannelButtonProps) {
  const unread = useSelected(room.desk.threads[channel].state, (state) => state.unread);
  const { name } = channels[channel];
  return (
    <button
      type="button"
      aria-pressed={channel === chosen}
      aria-label={unread > 0 ? `${name}, ${unread} new` : name}
      onClick={() => onChoose(channel)}
      className={clsx(
        'flex h-8 items-center justify-center gap-2 rounded-md text-[0.8125rem] transition-colors duration-150 hover:bg-hover',
        channel === chosen ? 'bg-hover text-ink' : 'text-faint',
      )}
    >
      {name}
      {unread > 0 && (
        <span aria-hidden className="tabular min-w-4 rounded-full bg-accent px-1 text-[0.625rem] leading-4 font-semibold text-on-accent">
          {Math.min(unread, 99)}
        </span>
      )}
    </button>
  );
}
