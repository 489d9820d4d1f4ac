'use client';

import { maxSavedScenes, type SavedScene, type Transition } from '@footlight/contracts';
import clsx from 'clsx';
import { ArrowDown, ArrowUp, Copy, Ellipsis, LayoutTemplate, Pencil, Plus, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ConfirmDialog, IconButton, Menu, Tooltip } from '../../../ui/index.ts';
import type { SavedBannersControl } from '../hooks/useSavedBanners.ts';
import type { SavedScenesControl } from '../hooks/useSavedScenes.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { LayoutIcon } from './LayoutIcon.tsx';
import { SceneNameDialog } from './SceneNameDialog.tsx';
import { TemplatesDialog } from './TemplatesDialog.tsx';

type SceneWindow = { name: 'new' | 'templates' } | { name: 'rename' | 'delete'; scene: SavedScene };

const transitions: readonly { id: Transition; name: string; description: string }[] = [
  { id: 'cut', name: 'Cut', description: 'The next scene stands there at once.' },
  { id: 'fade', name: 'Fade', description: 'One picture fades into the other, for a quarter of a second.' },
  { id: 'move', name: 'Move', description: 'Everyone moves to their new place.' },
];

interface ScenesRailProps {
  control: SavedScenesControl;
  banners: SavedBannersControl;
  /** In as many rows as it takes. */
  isWrapped?: boolean;
}

/** Saved arrangements of the picture: one press switches. A column on a wide page, a strip on a narrower one. */
export function ScenesRail({ control, banners, isWrapped = false }: ScenesRailProps) {
  const { visit } = useStudio();
  const { scenes, saving, current, switchTo, add, rename, remove } = control;
  const [open, setOpen] = useState<SceneWindow | null>(null);
  return (
    <section
      aria-label="Scenes"
      className={clsx(
        'flex shrink-0 gap-2 border-line px-3 pt-3 md:px-4 xl:w-44 xl:flex-col xl:overflow-x-visible xl:overflow-y-auto xl:border-r xl:p-3',
        isWrapped ? 'flex-wrap' : 'overflow-x-auto',
      )}
    >
      <h2 className="hidden text-xs font-medium text-faint xl:block">Scenes</h2>
      <p role="status" className="self-center text-[0.6875rem] text-attention-ink empty:hidden xl:self-start">
        {saving === 'waiting' && 'Not saved yet'}
      </p>
      <ol className="contents">
        {scenes?.map((scene, index) => (
          <SceneButton
            key={scene.id}
            scene={scene}
            index={index}
            count={scenes.length}
            isCurrent={scene === current}
            control={control}
            onOpen={setOpen}
            onSwitch={() => switchTo(scene)}
          />
        ))}
      </ol>
      {scenes?.length === 0 && (
        <p className="hidden text-xs text-faint text-pretty xl:block">
          Save how the picture is arranged now, and come back to it with one press.
        </p>
      )}
      <Button
        size="small"
        icon={<Plus size={15} aria-hidden />}
        disabled={!scenes || scenes.length >= maxSavedScenes}
        onClick={() => setOpen({ name: 'new' })}
        className="h-10 shrink-0 xl:h-9"
      >
        Save scene
      </Button>
      {visit.files.isOwn && (
        <Button
          size="small"
          icon={<LayoutTemplate size={15} aria-hidden />}
          onClick={() => setOpen({ name: 'templates' })}
          className="h-10 shrink-0 xl:h-9"
        >
          Templates
        </Button>
      )}
      <TransitionPicker control={control} />
      <SceneNameDialog
        open={open?.name === 'new' || open?.name === 'rename'}
        onOpenChange={(isOpen) => isOpen || setOpen(null)}
        title={open?.name === 'rename' ? 'Rename scene' : 'Save scene'}
        initialName={open?.name === 'rename' ? open.scene.name : `Scene ${(scenes?.length ?? 0) + 1}`}
        onSubmit={(name) => (open?.name === 'rename' ? rename(open.scene.id, name) : add(name))}
      />
      <TemplatesDialog
        open={open?.name === 'templates'}
        onOpenChange={(isOpen) => isOpen || setOpen(null)}
        scenes={control}
        banners={banners}
      />
      <ConfirmDialog
        open={open?.name === 'delete'}
        onOpenChange={(isOpen) => isOpen || setOpen(null)}
        title={`Delete “${open?.name === 'delete' ? open.scene.name : ''}”?`}
        description="The picture on air stays as it is."
        confirmLabel="Delete"
        onConfirm={() => {
          if (open?.name === 'delete') remove(open.scene);
        }}
      />
    </section>
  );
}

interface SceneButtonProps {
  scene: SavedScene;
  index: number;
  count: number;
  isCurrent: boolean;
  control: SavedScenesControl;
  onOpen: (window: SceneWindow) => void;
  onSwitch: () => void;
}

function SceneButton({ scene, index, count, isCurrent, control: { list, replace }, onOpen, onSwitch }: SceneButtonProps) {
  const { id, name } = scene;
  return (
    <li
      className={clsx(
        'flex shrink-0 list-none items-center gap-1 rounded-lg border pr-1',
        isCurrent ? 'border-accent bg-accent-wash' : 'border-line bg-surface',
      )}
    >
      <Tooltip text={`Switch to ${name}`} {...(index < 9 ? { hotkey: `Shift ${index + 1}` } : {})}>
        <button
          type="button"
          aria-label={name}
          aria-pressed={isCurrent}
          onClick={onSwitch}
          className={clsx(
            'flex h-10 min-w-0 flex-1 items-center gap-2 rounded-lg pl-2 text-left',
            isCurrent ? 'text-accent-ink' : 'text-muted',
          )}
        >
          <LayoutIcon layout={scene.arrangement.layout} />
          <span className="max-w-28 truncate text-[0.8125rem] leading-4 text-ink xl:line-clamp-2 xl:whitespace-normal">{name}</span>
        </button>
      </Tooltip>
      <Menu
        label={`Scene ${name}`}
        trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis size={15} />} size="small" className="h-7 w-7" />}
        items={[
          { label: 'Rename', icon: <Pencil aria-hidden />, onSelect: () => onOpen({ name: 'rename', scene }) },
          { label: 'Replace by the picture now', icon: <RefreshCw aria-hidden />, onSelect: () => replace(id) },
          { label: 'Duplicate', icon: <Copy aria-hidden />, onSelect: () => list.duplicate(id) },
          { label: 'Move up', icon: <ArrowUp aria-hidden />, onSelect: () => list.move(id, -1), disabled: index === 0 },
          { label: 'Move down', icon: <ArrowDown aria-hidden />, onSelect: () => list.move(id, 1), disabled: index === count - 1 },
          { label: 'Delete', icon: <Trash2 aria-hidden />, onSelect: () => onOpen({ name: 'delete', scene }), separated: true },
        ]}
      />
    </li>
  );
}

function TransitionPicker({ control: { transition, setTransition } }: { control: SavedScenesControl }) {
  return (
    <div role="radiogroup" aria-label="Transition" className="flex shrink-0 rounded-lg border border-line p-0.5 xl:mt-auto">
      {transitions.map(({ id, name, description }) => (
        <Tooltip key={id} text={description}>
          {/* biome-ignore lint/a11y/useSemanticElements: a radio input cannot be a tooltip's trigger and look like a switch */}
          <button
            type="button"
            role="radio"
            aria-checked={id === transition}
            onClick={() => setTransition(id)}
            className={clsx('h-8 flex-1 rounded-md px-2 text-xs', id === transition ? 'bg-hover text-ink' : 'text-faint hover:text-ink')}
          >
            {name}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
