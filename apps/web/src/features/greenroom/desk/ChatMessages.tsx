'use client';

import type { ChatMessage } from '@footlight/contracts';
import { useEffect, useRef } from 'react';
import { LocalTime } from '../../../ui/index.ts';
import { splitLinks } from './splitLinks.ts';

interface ChatMessagesProps {
  messages: readonly ChatMessage[];
  selfId: string;
  emptyText: string;
}

/** Pixels from the end within which one still reads along. */
const nearEnd = 80;

const roleNames: Partial<Record<ChatMessage['role'], string>> = { host: 'Host', coHost: 'Co-host', producer: 'Producer' };

/** What was said, the newest at the end. It stays there unless one has scrolled back. */
export function ChatMessages({ messages, selfId, emptyText }: ChatMessagesProps) {
  const list = useRef<HTMLDivElement>(null);
  const readsAlong = useRef(true);
  const last = messages.at(-1);
  useEffect(() => {
    const element = list.current;
    if (!element || !last) return;
    if (readsAlong.current || last.peerId === selfId) element.scrollTop = element.scrollHeight;
  }, [last, selfId]);
  return (
    <div
      ref={list}
      role="log"
      aria-live="off"
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        readsAlong.current = scrollHeight - scrollTop - clientHeight < nearEnd;
      }}
      className="min-h-0 flex-1 overflow-y-auto px-4 py-3 focus-visible:outline-offset-[-2px]"
    >
      {messages.length === 0 ? (
        <p className="py-2 text-[0.8125rem] text-faint">{emptyText}</p>
      ) : (
        <ol className="flex flex-col gap-3">
          {messages.map((message) => (
            <Message key={`${message.peerId} ${message.messageId}`} message={message} isOwn={message.peerId === selfId} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Message({ message: { name, role, sentAt, text }, isOwn }: { message: ChatMessage; isOwn: boolean }) {
  return (
    <li className="flex flex-col gap-0.5">
      <p className="flex items-baseline gap-2 text-xs text-faint">
        <span className="min-w-0 truncate font-medium text-muted">{isOwn ? 'You' : name}</span>
        {!isOwn && roleNames[role] && <span className="shrink-0">{roleNames[role]}</span>}
        <span className="tabular ml-auto shrink-0">
          <LocalTime at={sentAt} format="time" />
        </span>
      </p>
      <p className="text-sm break-words whitespace-pre-wrap">
        <LinkedText text={text} />
      </p>
    </li>
  );
}

function LinkedText({ text }: { text: string }) {
  return splitLinks(text).map((part, index) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: a message's parts never change
        key={index}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent-ink underline underline-offset-2"
      >
        {part.text}
      </a>
    ),
  );
}
