import type { Arrangement, SourceId } from '@footlight/contracts';

/** Under which peer id the host's own sources stand. */
interface HostIds {
  from: string;
  to: string;
}

/** The arrangement for another show: the host is another peer there, and nobody else is who they were. */
export function transferArrangement(arrangement: Arrangement, { from, to }: HostIds): Arrangement {
  const rename = (sourceId: SourceId): SourceId | undefined =>
    sourceId.slice(0, sourceId.lastIndexOf(':')) === from ? (`${to}${sourceId.slice(from.length)}` as SourceId) : undefined;
  const { spotlight, fits, hidden } = arrangement;
  const kept = Object.entries(fits).flatMap(([sourceId, fit]) => {
    const renamed = rename(sourceId as SourceId);
    return renamed ? [[renamed, fit] as const] : [];
  });
  return {
    ...arrangement,
    spotlight: (spotlight && rename(spotlight)) ?? null,
    fits: Object.fromEntries(kept),
    ...(hidden && { hidden: hidden.flatMap((sourceId) => rename(sourceId) ?? []) }),
  };
}
