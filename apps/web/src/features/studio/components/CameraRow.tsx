'use client';

import { ownCameraName, ownCameraSourceIdOf } from '@footlight/contracts';
import type { OwnCamera } from '@footlight/studio';
import { Ellipsis, PencilLine, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton, Menu } from '../../../ui/index.ts';
import { NameCard, TrackVideo, useSelected } from '../../greenroom/index.ts';
import { useSourceMenu } from '../hooks/useSourceMenu.tsx';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { SceneNameDialog } from './SceneNameDialog.tsx';

/** One further camera: its picture, its name, and how it is shown. */
export function CameraRow({ own: { cameraId, name, camera } }: { own: OwnCamera }) {
  const { session } = useMixingStudio();
  const [isRenaming, setIsRenaming] = useState(false);
  const peerId = useSelected(session.room.state, ({ self }) => self?.peerId ?? '');
  const onStage = useSelected(
    session.room.state,
    ({ self, peers }) => peers.find((peer) => peer.peerId === self?.peerId)?.placement === 'onStage',
  );
  const { items: look, isMarked } = useSourceMenu(ownCameraSourceIdOf(peerId, cameraId));
  const isShown = camera.track !== null && onStage;
  return (
    <li aria-label={name} className="flex items-center gap-3">
      <div className="aspect-video h-12 shrink-0 overflow-hidden rounded-md bg-sunken">
        {camera.track ? <TrackVideo track={camera.track} label={name} /> : <NameCard name={name} />}
      </div>
      <div className="min-w-0 flex-1">
        <p className="truncate text-[0.8125rem] font-medium">{name}</p>
        {camera.message !== null && <p className="text-xs text-attention-ink">{camera.message}</p>}
      </div>
      <Menu
        label={`More for ${name}`}
        trigger={
          <IconButton
            label={`More for ${name}`}
            icon={<Ellipsis size={15} />}
            size="small"
            variant={isMarked && isShown ? 'attention' : 'quiet'}
            className="h-7 w-7"
          />
        }
        items={[
          ...(isShown ? look : []),
          { label: 'Rename', icon: <PencilLine aria-hidden />, onSelect: () => setIsRenaming(true), separated: isShown },
          { label: 'Remove', icon: <X aria-hidden />, onSelect: () => session.cameras.remove(cameraId) },
        ]}
      />
      <SceneNameDialog
        open={isRenaming}
        onOpenChange={setIsRenaming}
        title={`Rename ${name}`}
        initialName={name}
        rule={ownCameraName}
        onSubmit={(next) => session.cameras.rename(cameraId, next)}
      />
    </li>
  );
}
