'use client';

import clsx from 'clsx';
import { FileVideo, Upload } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button, ConfirmDialog, EmptyState, formatBytes, Notice, Spinner } from '../../../ui/index.ts';
import type { MediaLibraryControl } from '../hooks/useMediaLibrary.ts';
import type { MediaAssetView } from '../views.ts';
import { MediaRow, type PlayOptions } from './MediaRow.tsx';
import { RenameMediaDialog } from './RenameMediaDialog.tsx';
import { UploadList } from './UploadList.tsx';

/** What the file window offers; the server reads each file's type from its bytes. */
const acceptedTypes = 'image/png,image/jpeg,image/webp,video/mp4,video/webm,video/ogg,audio/*';

interface MediaLibraryProps {
  control: MediaLibraryControl;
  /** Of the file that plays now. */
  playingId: string | null;
  onPlay: (asset: MediaAssetView, options: PlayOptions) => void;
  onStop: () => void;
  /** Called before a file is deleted. */
  onDelete: (asset: MediaAssetView) => Promise<void>;
}

type MediaWindow = { name: 'rename' | 'delete'; asset: MediaAssetView };

/** Pictures, videos and sounds: put in by button or by drop, played with one press. */
export function MediaLibrary({ control, playingId, onPlay, onStop, onDelete }: MediaLibraryProps) {
  const { path, canChange, library, problem, load, uploads, rename, remove } = control;
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<MediaWindow | null>(null);
  const [isOver, drop] = useFileDrop((files) => canChange && uploads.add(files));
  const chooseButton = canChange && (
    <Button size="small" icon={<Upload size={15} aria-hidden />} onClick={() => input.current?.click()}>
      Upload files
    </Button>
  );
  return (
    <section
      aria-label="Media library"
      className={clsx('flex min-h-full flex-1 flex-col gap-4 p-5 transition-colors duration-150', isOver && canChange && 'bg-accent-wash')}
      {...drop}
    >
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptedTypes}
        aria-label="Media files"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          uploads.add(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-[0.8125rem] font-semibold text-ink">Media</h2>
        {library && library.assets.length > 0 && chooseButton}
      </div>
      <UploadList queue={uploads} />
      {problem && (
        <Notice
          tone="attention"
          action={
            <Button size="small" onClick={() => void load()}>
              Try again
            </Button>
          }
        >
          {problem}
        </Notice>
      )}
      {!library && !problem && <Spinner />}
      {library?.assets.length === 0 && (
        <EmptyState
          className="flex-1 justify-center rounded-lg border border-dashed border-line-strong px-4 py-8"
          picture={<FileVideo size={32} strokeWidth={1.5} aria-hidden />}
          title="No media yet"
          action={chooseButton}
        >
          {canChange
            ? 'Drop a picture, a video or a sound here. It plays over the stage with one press.'
            : 'What the owner of the show puts here plays over the stage with one press.'}
        </EmptyState>
      )}
      {library && library.assets.length > 0 && (
        <>
          <ul aria-label="Files" className="flex flex-col gap-1">
            {library.assets.map((asset) => (
              <MediaRow
                key={asset.id}
                asset={asset}
                path={path}
                canChange={canChange}
                isPlaying={asset.id === playingId}
                onPlay={(options) => onPlay(asset, options)}
                onStop={onStop}
                onRename={() => setOpen({ name: 'rename', asset })}
                onDelete={() => setOpen({ name: 'delete', asset })}
              />
            ))}
          </ul>
          {canChange && (
            <p className="tabular mt-auto text-xs text-faint">
              {formatBytes(library.usedBytes)} of {formatBytes(library.quotaBytes)} used. Files can be dropped anywhere here.
            </p>
          )}
        </>
      )}
      <RenameMediaDialog
        asset={open?.name === 'rename' ? open.asset : null}
        onClose={() => setOpen(null)}
        onSubmit={async (asset, name) => await rename(asset.id, name)}
      />
      <ConfirmDialog
        open={open?.name === 'delete'}
        onOpenChange={(isOpen) => isOpen || setOpen(null)}
        title={`Delete “${open?.asset.name ?? ''}”?`}
        description="It is removed from your library for good, for every show."
        confirmLabel="Delete"
        onConfirm={async () => {
          if (!open) return;
          await onDelete(open.asset);
          await remove(open.asset.id);
        }}
      />
    </section>
  );
}

/** Files dropped onto an element. @returns whether some are held over it, and its handlers. */
function useFileDrop(onFiles: (files: FileList) => void) {
  // Entering a child comes before leaving its parent.
  const [depth, setDepth] = useState(0);
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  const handlers = {
    onDragEnter: (event: DragEvent) => hasFiles(event) && setDepth((now) => now + 1),
    onDragLeave: (event: DragEvent) => hasFiles(event) && setDepth((now) => Math.max(0, now - 1)),
    onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      onFiles(event.dataTransfer.files);
    },
  };
  return [depth > 0, handlers] as const;
}
