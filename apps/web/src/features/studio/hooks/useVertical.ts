import type { LayoutId } from '@footlight/contracts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

interface VerticalControl {
  enabled: boolean;
  layout: LayoutId;
  /** Names of the show's destinations that take it. */
  destinations: readonly string[];
  setEnabled: (enabled: boolean) => void;
  setLayout: (layout: LayoutId) => void;
}

/** The vertical picture of the Scene, and who takes it. */
export function useVertical(): VerticalControl {
  const { visit, session } = useStudio();
  const attempt = useAttempt();
  const { destinations } = useStore(visit.broadcast);
  const vertical = useSelected(session.room.state, ({ scene }) => scene.vertical);
  return {
    ...vertical,
    destinations: destinations.filter(({ program }) => program === 'vertical').map(({ name }) => name),
    // Not to be taken back with a key: a slip of the hand would take destinations off the air.
    setEnabled: (enabled) => attempt(() => session.room.updateScene({ vertical: { ...vertical, enabled } })),
    setLayout: (layout) => attempt(() => session.updateScene({ vertical: { ...vertical, layout } })),
  };
}
