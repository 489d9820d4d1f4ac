import { assertUnreachable, type BroadcastState } from '@footlight/contracts';
import { Badge, StatusDot } from '../../../ui/index.ts';

export function StateBadge({ state }: { state: BroadcastState }) {
  switch (state) {
    case 'live':
      return (
        <Badge tone="onAir" icon={<StatusDot tone="onAir" pulsing />}>
          On air
        </Badge>
      );
    case 'ready':
      return (
        <Badge tone="neutral" icon={<StatusDot tone="neutral" />}>
          Ready
        </Badge>
      );
    case 'ended':
      return <Badge>Ended</Badge>;
    default:
      return assertUnreachable(state);
  }
}
