import { type SourceId, sourceIdOf } from '@footlight/contracts';

/** The video behind everyone is a source like a shared screen: never stale. No peer has this id, since those are UUIDs. */
export const backgroundSourceId: SourceId = sourceIdOf('background', 'screen');
