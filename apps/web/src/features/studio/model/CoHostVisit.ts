import { type DeviceSelection, Store } from '@footlight/studio';
import { callApi } from '../../../ui/apiClient.ts';
import { type BrandView, brandView } from '../../branding/index.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { BroadcastEvents } from './BroadcastEvents.ts';
import { type BroadcastApi, createBroadcastApi } from './broadcastApi.ts';
import type { ShowVisit } from './ShowVisit.ts';
import { filesOfShow, type ShowFiles } from './showFiles.ts';

interface CoHostVisitParts {
  broadcast: BroadcastView;
  brand: BrandView;
  devices: DeviceSelection;
}

/** The show on the page of who runs it by a seat, without an account. The devices are the page's. */
export class CoHostVisit implements ShowVisit {
  readonly broadcast: Store<BroadcastView>;
  readonly brand: BrandView;
  readonly events: BroadcastEvents;
  readonly devices: DeviceSelection;
  readonly api: BroadcastApi;
  readonly files: ShowFiles;

  /** @throws AppError as web tells it. */
  static async open({ broadcastId, devices }: { broadcastId: string; devices: DeviceSelection }): Promise<CoHostVisit> {
    const [broadcast, brand] = await Promise.all([
      createBroadcastApi(broadcastId).get(),
      callApi(`/api/broadcasts/${encodeURIComponent(broadcastId)}/brand`, { result: brandView }),
    ]);
    return new CoHostVisit({ broadcast, brand, devices });
  }

  private constructor({ broadcast, brand, devices }: CoHostVisitParts) {
    const { id, state, startedAt } = broadcast;
    this.broadcast = new Store(broadcast);
    this.brand = brand;
    this.devices = devices;
    this.api = createBroadcastApi(id);
    this.files = filesOfShow(id);
    this.events = new BroadcastEvents({ broadcastId: id, status: { state, startedAt } });
  }

  async refresh(): Promise<void> {
    this.broadcast.set(await this.api.get());
  }

  close(): void {
    this.events.close();
  }
}
