'use client';

import clsx from 'clsx';
import { Ellipsis, FileVideo, Music, Pencil, Play, Repeat, Square, Trash2 } from 'lucide-react';
import { IconButton, Menu, type MenuItem } from '../../../ui/index.ts';
import { describeAsset } from '../model/describeAsset.ts';
import type { MediaAssetView } from '../views.ts';

export interface PlayOptions {
  loop: boolean;
  /** 0..1 */
  gain: number;
}

const once: PlayOptions = { loop: false, gain: 1 };
/** Under voices. */
const asMusic: PlayOptions = { loop: true, gain: 0.25 };

interface MediaRowProps {
  asset: MediaAssetView;
  /** Of the library. */
  path: string;
  canChange: boolean;
  isPlaying: boolean;
  onPlay: (options: PlayOptions) => void;
  onStop: () => void;
  onRename: () => void;
  onDelete: () => void;
}

/** One file: play or stop it, and the rest in a menu. */
export function MediaRow({ asset, path, canChange, isPlaying, onPlay, onStop, onRename, onDelete }: MediaRowProps) {
  const { kind, name } = asset;
  const changes: MenuItem[] = [
    { label: 'Rename', icon: <Pencil aria-hidden />, onSelect: onRename },
    { label: 'Delete', icon: <Trash2 aria-hidden />, onSelect: onDelete, separated: true },
  ];
  const items = [...loopItems(asset, onPlay), ...(canChange ? changes : [])];
  return (
    <li
      aria-label={name}
      className={clsx(
        'flex items-center gap-2.5 rounded-lg border p-1.5',
        isPlaying ? 'border-accent bg-accent-wash' : 'border-transparent hover:bg-hover',
      )}
    >
      <Thumbnail asset={asset} path={path} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-[0.8125rem] text-ink" title={name}>
          {name}
        </p>
        <p className={clsx('tabular truncate text-xs', isPlaying ? 'text-muted' : 'text-faint')}>{describeAsset(asset)}</p>
      </div>
      {isPlaying ? (
        <IconButton label={`Stop ${name}`} icon={<Square size={15} />} size="small" onClick={onStop} />
      ) : (
        <IconButton
          label={`${kind === 'image' ? 'Show' : 'Play'} ${name}`}
          icon={<Play size={16} />}
          size="small"
          onClick={() => onPlay(once)}
        />
      )}
      {items.length > 0 && (
        <Menu label={name} trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis size={16} />} size="small" />} items={items} />
      )}
    </li>
  );
}

function loopItems({ kind }: MediaAssetView, onPlay: (options: PlayOptions) => void): MenuItem[] {
  if (kind === 'image') return [];
  if (kind === 'audio') return [{ label: 'Play as background music', icon: <Music aria-hidden />, onSelect: () => onPlay(asMusic) }];
  return [{ label: 'Play in a loop', icon: <Repeat aria-hidden />, onSelect: () => onPlay({ ...once, loop: true }) }];
}

function Thumbnail({ asset: { id, kind, hasThumbnail }, path }: { asset: MediaAssetView; path: string }) {
  return (
    <div className="grid h-9 w-16 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-faint">
      {hasThumbnail ? (
        <img src={`${path}/${id}/thumbnail`} alt="" loading="lazy" className="size-full object-contain" />
      ) : kind === 'audio' ? (
        <Music size={17} strokeWidth={1.5} aria-hidden />
      ) : (
        <FileVideo size={17} strokeWidth={1.5} aria-hidden />
      )}
    </div>
  );
}
