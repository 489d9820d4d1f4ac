import { type TapEvent, tapEvent } from '@footlight/contracts';
import { z } from 'zod';

const known: ReadonlySet<string> = new Set(tapEvent.options.map(({ shape }) => shape.type.value));
const anyEvent = z.object({ type: z.string() });

/**
 * What a media server told on the tap. `later`: an event that this version does not know and a later one will: a worker goes on beside media
 * servers that are newer. Undefined: nothing that can be read.
 */
export function parseTapEvent(text: string): TapEvent | 'later' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const event = tapEvent.safeParse(value).data;
  if (event) return event;
  const type = anyEvent.safeParse(value).data?.type;
  return type === undefined || known.has(type) ? undefined : 'later';
}
