import type { DeviceSelection, Store } from '@footlight/studio';
import type { BroadcastView } from '../../broadcasts/index.ts';
import type { BroadcastEvents } from './BroadcastEvents.ts';
import type { BroadcastApi } from './broadcastApi.ts';
import type { ShowFiles } from './showFiles.ts';

/** The show as the page of anyone who runs it has it. */
export interface ShowVisit {
  readonly broadcast: Store<BroadcastView>;
  readonly events: BroadcastEvents;
  readonly devices: DeviceSelection;
  readonly api: BroadcastApi;
  readonly files: ShowFiles;
  /** Reads the Broadcast again: destinations change in other tabs, outcomes after the end. @throws AppError */
  refresh(): Promise<void>;
}
