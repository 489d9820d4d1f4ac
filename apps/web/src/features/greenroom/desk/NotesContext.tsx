'use client';

import { showNotes } from '@footlight/contracts';
import type { RoomClient, TeleprompterCopy } from '@footlight/studio';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { NotesDocument } from './NotesDocument.ts';

export interface NotesControl {
  notes: NotesDocument;
  teleprompter: TeleprompterCopy;
  /** Whether this screen shows the teleprompter; where it stands is everyone's. */
  isPrompterOpen: boolean;
  setPrompterOpen: (open: boolean) => void;
  /** Starts it, from the top when it stands at the end, or stops it; shows it when it is not there. */
  toggle: () => void;
}

const NotesContext = createContext<NotesControl | null>(null);

/** The notes of the show one runs. */
export function useNotes(): NotesControl {
  const control = useContext(NotesContext);
  if (!control) throw new Error('useNotes needs a NotesProvider above it');
  return control;
}

interface NotesProviderProps {
  broadcastId: string;
  room: RoomClient;
  children: ReactNode;
}

/** Keeps the notes and the teleprompter for the pages of those who run a show. */
export function NotesProvider({ broadcastId, room, children }: NotesProviderProps) {
  const [isPrompterOpen, setPrompterOpen] = useState(false);
  const { desk } = room;
  const notes = useMemo(() => {
    const path = `/api/broadcasts/${encodeURIComponent(broadcastId)}/notes`;
    return new NotesDocument({
      storage: {
        read: () => callApi(path, { result: showNotes }),
        write: (next) => callApi(path, { method: 'PUT', body: next, result: showNotes }),
      },
      // Who misses it meets the version when they write.
      onSaved: (version) => void desk.tellNotesChanged(version).catch(() => undefined),
    });
  }, [broadcastId, desk]);
  useEffect(() => {
    notes.open();
    const stop = desk.notesVersion.subscribe(() => void notes.follow(desk.notesVersion.getSnapshot()));
    return () => {
      stop();
      notes.close();
    };
  }, [notes, desk]);
  const control = useMemo((): NotesControl => {
    const toggle = () => {
      setPrompterOpen(true);
      const { running, position } = desk.teleprompter.read();
      const atEnd = position >= (notes.state.getSnapshot().text?.length ?? 0);
      desk.teleprompter.change(running ? { running: false, position } : { running: true, ...(atEnd ? { position: 0 } : {}) });
    };
    return { notes, teleprompter: desk.teleprompter, isPrompterOpen, setPrompterOpen, toggle };
  }, [notes, desk, isPrompterOpen]);
  return <NotesContext.Provider value={control}>{children}</NotesContext.Provider>;
}
