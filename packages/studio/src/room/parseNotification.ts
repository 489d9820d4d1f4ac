import { isNotificationEvent, notifications } from '@footlight/contracts';
import type { RoomNotification } from './types.ts';

/** Undefined for an event of a newer server, which this page knows nothing of. */
export function parseNotification({ seq, event, data }: { seq: number; event: string; data?: unknown }): RoomNotification | undefined {
  if (!isNotificationEvent(event)) return undefined;
  return { seq, event, data: notifications[event].parse(data) } as RoomNotification;
}
