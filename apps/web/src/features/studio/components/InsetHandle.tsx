'use client';

import type { Corner, Inset } from '@footlight/contracts';
import clsx from 'clsx';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { cornerNames } from '../model/cornerNames.ts';
import { boundsOf, clampScale, cornerAt, hasInset, moveByKey } from '../model/insetMoves.ts';

/** Where the grip for the size is: the end towards the middle of the frame. */
const gripPlaces: Record<Corner, string> = {
  topLeft: 'right-0 bottom-0 cursor-nwse-resize',
  topRight: 'left-0 bottom-0 cursor-nesw-resize',
  bottomLeft: 'right-0 top-0 cursor-nesw-resize',
  bottomRight: 'left-0 top-0 cursor-nwse-resize',
};

interface Drag {
  mode: 'move' | 'resize';
  startX: number;
  startY: number;
  /** Of the frame on the page, in CSS pixels. */
  frame: DOMRect;
  dx: number;
  dy: number;
}

/** Over the preview: the corner picture is dragged to another corner, or made larger by its grip; by keys too. */
export function InsetHandle() {
  const { session } = useMixingStudio();
  const attempt = useAttempt();
  const { items, size } = useStore(session.plan);
  const layout = useSelected(session.room.state, ({ scene }) => scene.layout);
  const inset = useSelected(session.room.state, ({ scene }) => scene.inset);
  const [drag, setDrag] = useState<Drag | null>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const bounds = hasInset(layout) ? boundsOf(items.slice(1)) : null;
  const isShown = bounds !== null;
  // Gone in the middle of a drag: nobody tells that the pointer was let go.
  useEffect(() => {
    if (!isShown) setDrag(null);
  }, [isShown]);
  if (!bounds) return null;

  const change = (next: Inset) => {
    if (next.corner !== inset.corner || next.scale !== inset.scale) attempt(() => session.updateScene({ inset: next }));
  };
  const begin = (mode: Drag['mode']) => (event: PointerEvent<HTMLElement>) => {
    const frame = handle.current?.parentElement?.getBoundingClientRect();
    if (!frame || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ mode, startX: event.clientX, startY: event.clientY, frame, dx: 0, dy: 0 });
  };
  const follow = (event: PointerEvent) => {
    if (drag && event.buttons !== 0) setDrag({ ...drag, dx: event.clientX - drag.startX, dy: event.clientY - drag.startY });
  };
  const finish = () => {
    if (!drag) return;
    setDrag(null);
    const scaleX = size.width / drag.frame.width;
    if (drag.mode === 'move') {
      const centre = { x: bounds.x + bounds.width / 2 + drag.dx * scaleX, y: bounds.y + bounds.height / 2 + drag.dy * scaleX };
      change({ ...inset, corner: cornerAt(centre, size) });
    } else {
      const outwards = inset.corner.endsWith('Left') ? drag.dx : -drag.dx;
      change({ ...inset, scale: clampScale(inset.scale + outwards / drag.frame.width) });
    }
  };
  const press = (event: KeyboardEvent) => {
    const next = moveByKey(inset, event.key);
    if (!next) return;
    event.preventDefault();
    change(next);
  };
  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return (
    <button
      ref={handle}
      type="button"
      aria-label={`Corner picture, ${cornerNames[inset.corner].toLowerCase()}, ${Math.round(inset.scale * 100)} % wide. Arrow keys move it, plus and minus change its size.`}
      onKeyDown={press}
      onPointerDown={begin('move')}
      onPointerMove={follow}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onLostPointerCapture={() => setDrag(null)}
      style={{
        left: percent(bounds.x, size.width),
        top: percent(bounds.y, size.height),
        width: percent(bounds.width, size.width),
        height: percent(bounds.height, size.height),
        transform: drag?.mode === 'move' ? `translate(${drag.dx}px, ${drag.dy}px)` : undefined,
      }}
      className={clsx(
        'group absolute touch-none rounded-sm outline-offset-2 hover:ring-2 hover:ring-accent focus-visible:ring-2 focus-visible:ring-accent',
        drag ? 'cursor-grabbing ring-2 ring-accent' : 'cursor-grab',
      )}
    >
      <span
        aria-hidden
        onPointerDown={begin('resize')}
        className={clsx(
          'absolute size-4 rounded-sm bg-accent opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
          gripPlaces[inset.corner],
        )}
      />
    </button>
  );
}
