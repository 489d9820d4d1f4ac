'use client';

import { layouts } from '@footlight/studio';
import clsx from 'clsx';
import { Tooltip } from '../../../ui/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useShownKeys } from '../hooks/useHotkeyTable.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { LayoutIcon } from './LayoutIcon.tsx';

/** Layouts to choose from, by a click or a number key. @param isWrapped in as many rows as it takes. */
export function LayoutPicker({ isWrapped = false }: { isWrapped?: boolean }) {
  const { session } = useStudio();
  const attempt = useAttempt();
  const shownKey = useShownKeys();
  const chosen = useSelected(session.room.state, ({ scene }) => scene.layout);
  return (
    <div role="toolbar" aria-label="Layouts" className={clsx('mx-auto flex items-center gap-1', isWrapped ? 'flex-wrap' : 'w-max')}>
      {layouts.map(({ id, name, description }) => (
        <Tooltip key={id} text={`${name}: ${description}`} hotkey={shownKey(`layout:${id}`)}>
          <button
            type="button"
            aria-label={name}
            aria-pressed={id === chosen}
            aria-keyshortcuts={shownKey(`layout:${id}`)}
            onClick={() => attempt(() => session.updateScene({ layout: id }))}
            className={clsx(
              'flex h-10 items-center gap-2 rounded-lg px-2.5 transition-colors duration-150',
              id === chosen ? 'bg-accent-wash text-accent-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <LayoutIcon layout={id} />
            <kbd aria-hidden className="hidden font-sans sm:inline text-[0.6875rem] text-faint">
              {shownKey(`layout:${id}`)}
            </kbd>
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
