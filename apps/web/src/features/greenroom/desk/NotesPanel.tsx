'use client';

import { assertUnreachable, maxNotesLength } from '@footlight/contracts';
import { ScrollText } from 'lucide-react';
import { controlClass } from '../../../ui/Field.tsx';
import { Button, Notice, Spinner } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';
import { useNotes } from './NotesContext.tsx';
import type { NotesState } from './NotesDocument.ts';

function describeSaving({ saving, problem }: NotesState): string {
  switch (saving) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving';
    case 'waiting':
      return 'Not saved yet: the server is away, and is tried again.';
    case 'conflict':
      return 'Not saved: choose one of the two texts.';
    case 'refused':
      return `Not saved. ${problem ?? ''}`;
    default:
      return assertUnreachable(saving);
  }
}

/** The text that those who run the show read from. Guests and the audience never see it. */
export function NotesPanel() {
  const { notes, isPrompterOpen, setPrompterOpen } = useNotes();
  const state = useStore(notes.state);
  if (state.text === null)
    return (
      <div className="grid flex-1 place-items-center text-muted">
        {state.problem ? <Notice tone="attention">{state.problem}</Notice> : <Spinner label="Reading the notes" />}
      </div>
    );
  return (
    <section aria-label="Notes" className="flex min-h-0 flex-1 flex-col gap-3 p-4">
      <Button
        icon={<ScrollText size={16} aria-hidden />}
        size="small"
        aria-pressed={isPrompterOpen}
        onClick={() => setPrompterOpen(!isPrompterOpen)}
        className="self-start"
      >
        {isPrompterOpen ? 'Close the teleprompter' : 'Open the teleprompter'}
      </Button>
      {state.saving === 'conflict' && (
        <Notice tone="attention" title="The notes were changed in another place">
          <p>Your text is not saved.</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="small" onClick={() => notes.keepMine()}>
              Keep mine
            </Button>
            <Button size="small" onClick={() => notes.takeTheirs()}>
              Take theirs
            </Button>
          </div>
        </Notice>
      )}
      <textarea
        aria-label="Notes for hosts and co-hosts"
        placeholder="What to say, whom to thank, when to switch. Hosts and co-hosts alone see it."
        value={state.text}
        maxLength={maxNotesLength}
        onChange={(event) => notes.edit(event.target.value)}
        className={`${controlClass} min-h-40 flex-1 resize-none py-2.5 leading-6`}
      />
      <p className="flex items-baseline justify-between gap-3 text-xs text-faint">
        <span role="status">{describeSaving(state)}</span>
        {state.text.length > maxNotesLength / 2 && (
          <span className="tabular shrink-0">
            {state.text.length} of {maxNotesLength}
          </span>
        )}
      </p>
    </section>
  );
}
