'use client';

import { useStore } from '../../greenroom/index.ts';
import type { MediaLibraryControl } from '../../media/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useMixingStudio, useStudio } from '../hooks/useStudio.ts';
import { listHealthFacts } from '../model/describeHealth.ts';
import { CamerasSection } from './CamerasSection.tsx';
import { DestinationList } from './DestinationList.tsx';
import { PanelSection } from './PanelSection.tsx';
import { ShowClipsSection } from './ShowClipsSection.tsx';
import { SoundSection } from './SoundSection.tsx';
import { VerticalSection } from './VerticalSection.tsx';

function PictureFacts() {
  const { session } = useMixingStudio();
  const facts = listHealthFacts(useStore(session.health));
  return (
    <dl className="tabular grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-[0.8125rem]">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-faint">{label}</dt>
          <dd className="text-right text-muted">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How the show is going: its destinations, its sound, and its picture where it is made. */
export function ShowTab({ library }: { library?: MediaLibraryControl }) {
  const { visit, live } = useStudio();
  const broadcast = useStore(visit.broadcast);
  const { egress } = useShow(visit, live);
  return (
    <>
      <PanelSection title="Destinations">
        <DestinationList broadcast={broadcast} egress={egress} />
      </PanelSection>
      {live && (
        <PanelSection title="Your cameras">
          <CamerasSection />
        </PanelSection>
      )}
      <PanelSection title="Vertical">
        <VerticalSection />
      </PanelSection>
      {library && visit.files.isOwn && (
        <PanelSection title="Intro and outro">
          <ShowClipsSection library={library} />
        </PanelSection>
      )}
      <PanelSection title="Sound">
        <SoundSection />
      </PanelSection>
      {live && (
        <PanelSection title="Picture">
          <PictureFacts />
        </PanelSection>
      )}
    </>
  );
}
