'use client';

import type { PeerInfo, Permission } from '@footlight/contracts';
import { layouts, type RoomClient } from '@footlight/studio';
import clsx from 'clsx';
import { Hand, Mic, MicOff } from 'lucide-react';
import { messageOf } from '../../../ui/apiClient.ts';
import { Button, IconButton, useToast } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';

/** For a co-host: who is on stage, and how the picture is arranged. Each press is in the picture at once. */
export function StagePanel({ room }: { room: RoomClient }) {
  const { self, peers, scene } = useStore(room.state);
  const toast = useToast();
  const attempt = (action: () => Promise<unknown>) => {
    action().catch((error: unknown) => toast(messageOf(error), 'attention'));
  };
  const may = (permission: Permission) => self?.permissions.includes(permission) === true;
  const { banner, ticker } = scene;
  return (
    <div className="flex flex-col gap-6 p-5">
      <section aria-label="People">
        <h2 className="mb-3 text-[0.8125rem] font-semibold">People</h2>
        <ul className="flex flex-col gap-2">
          {peers
            .filter(({ role }) => role !== 'viewer')
            .map((peer) => (
              <PersonRow key={peer.peerId} peer={peer} isSelf={peer.peerId === self?.peerId} room={room} attempt={attempt} />
            ))}
        </ul>
      </section>
      {may('editScene') && (
        <section aria-label="Picture">
          <h2 className="mb-3 text-[0.8125rem] font-semibold">Picture</h2>
          <div className="mb-3 flex flex-wrap gap-2 empty:hidden">
            {banner && (
              <Button size="small" onClick={() => attempt(() => room.updateScene({ banner: null }))}>
                Hide “{banner.title}”
              </Button>
            )}
            {ticker && (
              <Button size="small" onClick={() => attempt(() => room.updateScene({ ticker: null }))}>
                Hide the ticker
              </Button>
            )}
          </div>
          <div role="toolbar" aria-label="Layouts" className="grid grid-cols-2 gap-1.5">
            {layouts.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                aria-pressed={scene.layout === id}
                onClick={() => attempt(() => room.updateScene({ layout: id }))}
                className={clsx(
                  'min-h-11 rounded-md border px-2 text-left text-[0.8125rem]',
                  scene.layout === id
                    ? 'border-accent bg-accent-wash text-accent-ink'
                    : 'border-line text-muted hover:bg-hover hover:text-ink',
                )}
              >
                {name}
              </button>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

interface PersonRowProps {
  peer: PeerInfo;
  isSelf: boolean;
  room: RoomClient;
  attempt: (action: () => Promise<unknown>) => void;
}

function PersonRow({ peer: { peerId, name, placement, mutedByHost }, isSelf, room, attempt }: PersonRowProps) {
  const hands = useStore(room.desk.hands);
  const onStage = placement === 'onStage';
  return (
    <li aria-label={name} className="flex items-center gap-2 rounded-lg border border-line p-2 pl-3">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-[0.8125rem]">{isSelf ? `${name} (you)` : name}</span>
        <span className="flex items-center gap-1.5 text-xs text-faint">
          {onStage ? 'On stage' : 'Backstage'}
          {hands.includes(peerId) && <Hand size={13} className="text-accent-ink" aria-label="Hand raised" />}
        </span>
      </span>
      {!isSelf && (
        <IconButton
          label={mutedByHost ? `Unmute ${name}` : `Mute ${name}`}
          icon={mutedByHost ? <MicOff size={16} /> : <Mic size={16} />}
          size="small"
          variant={mutedByHost ? 'attention' : 'quiet'}
          onClick={() => attempt(() => room.setMutedByHost(peerId, !mutedByHost))}
        />
      )}
      <Button
        size="small"
        variant={onStage ? 'secondary' : 'primary'}
        aria-label={onStage ? `Move ${name} backstage` : `Bring ${name} on stage`}
        onClick={() => attempt(() => room.setPlacement(peerId, onStage ? 'backstage' : 'onStage'))}
      >
        {onStage ? 'Backstage' : 'On stage'}
      </Button>
    </li>
  );
}
