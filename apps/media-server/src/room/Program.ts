import type { types } from 'mediasoup';
import type { MediaRouter } from '../media/MediaRouter.ts';
import type { SenderReports } from './SenderReports.ts';

/** A composed feed in a Room: both Producers, and the router they are on. */
export interface Program {
  readonly router: MediaRouter;
  readonly video: types.Producer;
  readonly audio: types.Producer;
  readonly reports: { readonly video: SenderReports; readonly audio: SenderReports };
}

export const isSameProgram = (a: Program | undefined, b: Program | undefined): boolean =>
  a?.video.id === b?.video.id && a?.audio.id === b?.audio.id;
