import type { MediaFiles } from '../../support/mediaFiles.ts';
import type { GuestPage } from '../../support/pages/GuestPage.ts';
import type { HostPages } from '../../support/pages/HostPages.ts';
import type { StudioPage } from '../../support/pages/StudioPage.ts';
import type { Rig } from '../../support/Rig.ts';

export const title = 'Friday evening';

/** Everyone at the show, each in a browser of their own, and what they bring. */
export interface Show {
  product: Rig;
  files: MediaFiles;
  /** A PNG in magenta. */
  logo: string;
  host: HostPages;
  studio: StudioPage;
  /** The co-host. */
  cora: GuestPage;
  /** The same, once she is inside. */
  besideHost: StudioPage;
  grace: GuestPage;
  linus: GuestPage;
  /** Whom nobody wants to have back. */
  mallory: GuestPage;
}
