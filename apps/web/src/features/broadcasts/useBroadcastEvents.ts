'use client';

import { type BroadcastEvent, broadcastEvent } from '@footlight/contracts';
import { useEffect, useEffectEvent, useState } from 'react';

/** Whether events arrive: the browser connects again by itself while they do not. */
export type EventConnection = 'connecting' | 'open' | 'lost';

/** Listens to a Broadcast's event stream while mounted. @param enabled false opens nothing. */
export function useBroadcastEvents(
  broadcastId: string,
  { onEvent, enabled = true }: { onEvent: (event: BroadcastEvent) => void; enabled?: boolean },
): EventConnection {
  const [connection, setConnection] = useState<EventConnection>('connecting');
  const deliver = useEffectEvent(onEvent);
  useEffect(() => {
    if (!enabled) return undefined;
    let source: EventSource;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource(`/api/broadcasts/${broadcastId}/events`);
      source.onopen = () => setConnection('open');
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const parsed = broadcastEvent.safeParse(JSON.parse(data));
        if (parsed.success) deliver(parsed.data);
      };
      source.onerror = () => {
        setConnection('lost');
        // An answer such as 503 closes the source for good (HTML, server-sent events); a dropped one reconnects alone.
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, 3000);
      };
    };
    open();
    return () => {
      clearTimeout(retry);
      source.close();
    };
  }, [broadcastId, enabled]);
  return connection;
}
