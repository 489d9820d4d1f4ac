import type { LayoutId } from '@footlight/contracts';
import { drawLayoutIcon } from '../model/layoutIcon.ts';

export function LayoutIcon({ layout }: { layout: LayoutId }) {
  const { size, slots } = drawLayoutIcon(layout);
  const [first, ...others] = slots;
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className="h-[22px] w-[39px]" aria-hidden="true">
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
      {first && <rect {...first} rx="2" fill="currentColor" fillOpacity={others.length === 0 ? 0.75 : 0.55} />}
      {others.map((slot) => (
        <rect key={`${slot.x}-${slot.y}`} {...slot} rx="2" fill="currentColor" fillOpacity=".9" />
      ))}
    </svg>
  );
}
