'use client';

import { useCallback, useState } from 'react';
import { messageOf, problemsOf } from './apiClient.ts';

interface Submission {
  busy: boolean;
  /** The sentence for the whole form. */
  problem: string | null;
  /** Sentences by field. */
  problems: Record<string, string>;
  /** Runs once at a time; what it throws becomes the sentences. @returns whether it succeeded. */
  submit: (action: () => Promise<void>) => Promise<boolean>;
  clear: () => void;
}

/** The state of a form while and after it is sent. */
export function useSubmit(): Submission {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = useCallback(async (action: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await action();
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, problem: error === null ? null : messageOf(error), problems: problemsOf(error), submit, clear };
}
