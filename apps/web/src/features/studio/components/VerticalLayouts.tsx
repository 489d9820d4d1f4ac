'use client';

import type { LayoutId } from '@footlight/contracts';
import { layouts } from '@footlight/studio';
import clsx from 'clsx';
import { Tooltip } from '../../../ui/index.ts';
import { LayoutIcon } from './LayoutIcon.tsx';

interface VerticalLayoutsProps {
  chosen: LayoutId;
  onChoose: (layout: LayoutId) => void;
}

/** Layouts as they are in a tall frame. */
export function VerticalLayouts({ chosen, onChoose }: VerticalLayoutsProps) {
  return (
    <fieldset className="grid grid-cols-5 gap-1">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">Layout</legend>
      {layouts.map(({ id, name }) => (
        <Tooltip key={id} text={name}>
          <button
            type="button"
            aria-label={`${name}, vertical`}
            aria-pressed={id === chosen}
            onClick={() => onChoose(id)}
            className={clsx(
              'flex h-12 items-center justify-center rounded-lg transition-colors duration-150',
              id === chosen ? 'bg-accent-wash text-accent-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <LayoutIcon layout={id} programId="vertical" />
          </button>
        </Tooltip>
      ))}
    </fieldset>
  );
}
