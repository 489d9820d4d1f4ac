import clsx from 'clsx';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');

/** Stands where a camera is off. */
export function NameCard({ name, note, className }: { name: string; note?: string; className?: string }) {
  return (
    <div className={clsx('@container grid size-full place-items-center bg-raised text-center', className)}>
      <div className="grid place-items-center gap-3">
        <span
          aria-hidden
          className="grid size-[clamp(2.25rem,22cqw,7rem)] place-items-center rounded-full bg-hover text-[clamp(0.8rem,8cqw,2.25rem)] font-semibold text-muted"
        >
          {initialsOf(name)}
        </span>
        {note && <span className="hidden px-4 text-sm text-muted @[26rem]:block">{note}</span>}
      </div>
    </div>
  );
}
