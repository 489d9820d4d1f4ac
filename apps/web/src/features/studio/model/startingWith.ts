import type { RoomAdmission } from '@footlight/contracts';
import type { GetAdmission } from '@footlight/studio';

/** Gives the admission that is there already first, and asks for each later one. */
export function startingWith(first: RoomAdmission, next: GetAdmission): GetAdmission {
  let unused: RoomAdmission | undefined = first;
  return async () => {
    const admission = unused;
    unused = undefined;
    return admission ?? (await next());
  };
}
