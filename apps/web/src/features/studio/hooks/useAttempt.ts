import { useCallback } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import { useToast } from '../../../ui/index.ts';

/** Runs something that may fail, and says so when it does. */
export function useAttempt(): (action: () => Promise<unknown>) => void {
  const toast = useToast();
  return useCallback(
    (action) => {
      action().catch((error: unknown) => toast(messageOf(error), 'attention'));
    },
    [toast],
  );
}
