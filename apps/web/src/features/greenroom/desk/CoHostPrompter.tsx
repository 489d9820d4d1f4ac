'use client';

import { useNotes } from './NotesContext.tsx';
import { Teleprompter } from './Teleprompter.tsx';
import { usePrompterKey } from './usePrompterKey.ts';

/** The teleprompter on the page of a co-host, with its key. */
export function CoHostPrompter() {
  usePrompterKey(useNotes().toggle);
  return <Teleprompter className="h-56 shrink-0 lg:h-72" />;
}
