'use client';

import { assertUnreachable, type RoomAdmission } from '@footlight/contracts';
import { useEffect, useState } from 'react';
import { Button, ButtonLink, Spinner } from '../../../ui/index.ts';
import type { BrandView } from '../../branding/index.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudioVisit } from '../hooks/useStudioVisit.ts';
import type { StudioVisit } from '../model/StudioVisit.ts';
import { EndedScreen } from './EndedScreen.tsx';
import { ShowRoom } from './ShowRoom.tsx';
import { SmallScreenDoor } from './SmallScreenDoor.tsx';
import { Studio } from './Studio.tsx';
import { StudioDoor } from './StudioDoor.tsx';
import { StudioEntrance } from './StudioEntrance.tsx';

export interface StudioPageProps {
  broadcast: BroadcastView;
  hostName: string;
  brand: BrandView;
  /** For who has the show by a seat: how they enter. */
  requestAdmission?: () => Promise<RoomAdmission>;
  /** Takes one's own place in the Room over without another press. */
  entersAtOnce?: boolean;
}

const BackLink = ({ visit }: { visit: StudioVisit }) =>
  visit.files.isOwn && (
    <ButtonLink href="/" size="large">
      Back to your shows
    </ButtonLink>
  );

/** The studio of one Broadcast, from the device check to the end of the show. */
export default function StudioPage({ broadcast, hostName, brand, requestAdmission, entersAtOnce = false }: StudioPageProps) {
  const visit = useStudioVisit({ broadcast, look: brand.look, ...(requestAdmission && { requestAdmission }) });
  useEffect(() => {
    if (entersAtOnce) void visit?.enter({ takeOver: true });
  }, [entersAtOnce, visit]);
  if (!visit)
    return (
      <main className="grid min-h-dvh place-items-center text-muted">
        <Spinner size={24} label="Opening the studio" />
      </main>
    );
  return <VisitView visit={visit} hostName={hostName} brand={brand} />;
}

function VisitView({ visit, hostName, brand }: Pick<StudioPageProps, 'hostName' | 'brand'> & { visit: StudioVisit }) {
  const stage = useStore(visit.stage);
  const { phase } = useShow(visit, stage.name === 'inside' ? stage.live : null);
  const isSmall = useMediaQuery('(max-width: 767px)');
  const [opensAnyway, setOpensAnyway] = useState(false);

  if (phase.name === 'ended') return <EndedScreen visit={visit} />;
  switch (stage.name) {
    case 'deviceCheck':
    case 'entering':
      if (isSmall && !opensAnyway) return <SmallScreenDoor visit={visit} onOpenAnyway={() => setOpensAnyway(true)} />;
      return <StudioEntrance visit={visit} stage={stage} hostName={hostName} />;
    case 'occupied':
      return (
        <StudioDoor
          title={stage.displaced ? 'The studio moved to another tab' : 'This studio is open in another tab'}
          text={
            stage.displaced
              ? 'It was taken over there, so this tab sends nothing any more.'
              : 'Only one tab can mix the show. Close the other one, or take over here: the other tab then stops.'
          }
        >
          <Button variant="primary" size="large" onClick={() => void visit.enter({ takeOver: true })}>
            Take over here
          </Button>
          <BackLink visit={visit} />
        </StudioDoor>
      );
    case 'inside':
      return <Studio visit={visit} session={stage.session} live={stage.live} brand={brand} />;
    case 'beside':
      return (
        <ShowRoom
          visit={visit}
          session={stage.session}
          brand={brand}
          onLeave={() => void stage.session.room.leave()}
          {...(visit.files.isOwn && { onTakeBack: () => visit.api.handOver(null) })}
        />
      );
    case 'closed':
      return (
        <StudioDoor title="The connection ended" text={stage.message}>
          <Button variant="primary" size="large" onClick={() => void visit.enter()}>
            Enter again
          </Button>
          <BackLink visit={visit} />
        </StudioDoor>
      );
    default:
      return assertUnreachable(stage);
  }
}
