import type { RoomClient } from '@footlight/studio';
import { useSelected } from '../hooks/useStore.ts';

/** Whether one is a host or a co-host. */
export const useRunsShow = (room: RoomClient): boolean =>
  useSelected(room.state, ({ self }) => self?.permissions.includes('manageStage') ?? false);
