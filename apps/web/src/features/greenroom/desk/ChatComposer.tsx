'use client';

import { maxChatLength } from '@footlight/contracts';
import type { ChatThread } from '@footlight/studio';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { controlClass } from '../../../ui/Field.tsx';
import { IconButton, Notice } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';

interface ChatComposerProps {
  thread: ChatThread;
  label: string;
  /** Takes the focus as it appears: for a panel that was opened to write. */
  autoFocus?: boolean;
}

/** Characters left, from which on it is said. */
const tellFrom = 100;

/** Enter sends, Shift and Enter begin a line. What was not sent stays. */
export function ChatComposer({ thread, label, autoFocus = false }: ChatComposerProps) {
  const { draft, sending, problem } = useStore(thread.state);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void thread.send();
  };
  const press = (event: KeyboardEvent) => {
    // Enter that ends a composition, of Japanese say, belongs to the keyboard.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  const left = maxChatLength - draft.length;
  return (
    <form onSubmit={send} className="flex shrink-0 flex-col gap-2 border-t border-line p-3">
      {problem && <Notice tone="attention">{problem}</Notice>}
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          aria-label={label}
          placeholder={label}
          rows={2}
          maxLength={maxChatLength}
          value={draft}
          onChange={(event) => thread.write(event.target.value)}
          onKeyDown={press}
          className={`${controlClass} max-h-32 resize-none py-2`}
        />
        <IconButton
          type="submit"
          label="Send"
          variant="secondary"
          busy={sending}
          disabled={draft.trim() === ''}
          icon={<SendHorizontal size={17} />}
        />
      </div>
      {left <= tellFrom && <p className="tabular text-xs text-faint">{left === 1 ? '1 character left' : `${left} characters left`}</p>}
    </form>
  );
}
