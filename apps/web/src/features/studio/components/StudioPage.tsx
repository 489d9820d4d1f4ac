'use client';

import { assertUnreachable } from '@footlight/contracts';
import { useState } from 'react';
import { Button, ButtonLink, Spinner } from '../../../ui/index.ts';
import type { BrandView } from '../../branding/index.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudioVisit } from '../hooks/useStudioVisit.ts';
import type { StudioVisit } from '../model/StudioVisit.ts';
import { EndedScreen } from './EndedScreen.tsx';
import { SmallScreenDoor } from './SmallScreenDoor.tsx';
import { Studio } from './Studio.tsx';
import { StudioDoor } from './StudioDoor.tsx';
import { StudioEntrance } from './StudioEntrance.tsx';

export interface StudioPageProps {
  broadcast: BroadcastView;
  hostName: string;
  brand: BrandView;
}

const backLink = (
  <ButtonLink key="back" href="/" size="large">
    Back to your shows
  </ButtonLink>
);

/** The studio of one Broadcast, from the device check to the end of the show. */
export default function StudioPage({ broadcast, hostName, brand }: StudioPageProps) {
  const visit = useStudioVisit({ broadcast, look: brand.look });
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
          {backLink}
        </StudioDoor>
      );
    case 'inside':
      return <Studio visit={visit} session={stage.session} live={stage.live} brand={brand} />;
    case 'closed':
      return (
        <StudioDoor title="The connection ended" text={stage.message}>
          <Button variant="primary" size="large" onClick={() => void visit.enter()}>
            Enter again
          </Button>
          {backLink}
        </StudioDoor>
      );
    default:
      return assertUnreachable(stage);
  }
}
