'use client';

import { isMirrored } from '../model/isMirrored.ts';
import type { StageTile } from '../model/stageTiles.ts';
import { NameCard } from './NameCard.tsx';
import { TrackVideo } from './TrackVideo.tsx';

/** The unit of the tiles: they are placed in percent of it. */
export const stageSize = { width: 1280, height: 720 } as const;

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

function TilePicture({ tile }: { tile: StageTile }) {
  const { kind, name, isSelf, track, fit } = tile;
  if (track)
    return (
      <TrackVideo track={track} label={kind === 'screen' ? `${name}’s screen` : name} fit={fit} mirrored={isSelf && isMirrored(track)} />
    );
  return <NameCard name={name} {...(kind === 'screen' ? { note: 'You are sharing your screen' } : {})} />;
}

interface StageGridProps {
  tiles: readonly StageTile[];
  emptyText: string;
  /** What the host plays over the stage; null: nothing. */
  clip: { name: string; track: MediaStreamTrack } | null;
}

/** The people on stage, placed as the audience sees them, beneath the clip that plays. */
export function StageGrid({ tiles, emptyText, clip }: StageGridProps) {
  return (
    <div className="relative aspect-video w-full overflow-hidden rounded-lg bg-sunken">
      {tiles.length === 0 && <p className="grid size-full place-items-center px-6 text-center text-sm text-muted">{emptyText}</p>}
      {tiles.map((tile) => (
        <div
          key={tile.sourceId}
          className="absolute overflow-hidden rounded-[min(0.5rem,1.2vw)] bg-raised"
          style={{
            left: percent(tile.x, stageSize.width),
            top: percent(tile.y, stageSize.height),
            width: percent(tile.width, stageSize.width),
            height: percent(tile.height, stageSize.height),
          }}
        >
          <TilePicture tile={tile} />
          {tile.nameTag && (
            <span className="absolute bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)] truncate rounded bg-black/65 px-1.5 py-0.5 text-[0.6875rem] font-medium text-white sm:text-xs">
              {tile.isSelf ? `${tile.nameTag} (you)` : tile.nameTag}
            </span>
          )}
        </div>
      ))}
      {clip && <TrackVideo track={clip.track} label={`Clip ${clip.name}`} fit="contain" className="absolute inset-0 bg-black" />}
    </div>
  );
}
