import type { LayoutId, ProgramId } from '@footlight/contracts';
import { drawLayoutIcon } from '../model/layoutIcon.ts';

export function LayoutIcon({ layout, programId = 'main' }: { layout: LayoutId; programId?: ProgramId }) {
  const { size, slots } = drawLayoutIcon(layout, programId);
  /** What fills most of the frame lies behind the rest. */
  const isGround = ({ width, height }: (typeof slots)[number]) => slots.length > 1 && width * height > size.width * size.height * 0.5;
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={programId === 'main' ? 'h-[22px] w-[39px]' : 'h-[39px] w-[22px]'}
      aria-hidden="true"
    >
      <rect
        x="0.75"
        y="0.75"
        width={size.width - 1.5}
        height={size.height - 1.5}
        rx="4"
        fill="none"
        stroke="currentColor"
        strokeOpacity=".5"
        strokeWidth="1.5"
      />
      {slots.map((slot) => (
        <rect key={`${slot.x}-${slot.y}`} {...slot} rx="2" fill="currentColor" fillOpacity={isGround(slot) ? 0.4 : 0.85} />
      ))}
    </svg>
  );
}
