import clsx from 'clsx';
import type { PasswordVerdict } from '../password.ts';

const filled: Record<PasswordVerdict['level'], number> = { empty: 0, refused: 1, fair: 2, strong: 3 };
const colour: Record<PasswordVerdict['level'], string> = {
  empty: '',
  refused: 'bg-attention',
  fair: 'bg-healthy/60',
  strong: 'bg-healthy',
};

/** How good a password is, in three bars and a sentence. */
export function PasswordStrength({ verdict }: { verdict: PasswordVerdict }) {
  return (
    <span className="flex items-center gap-3">
      <span className="flex w-16 shrink-0 gap-1" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={clsx('h-1 flex-1 rounded-full', bar <= filled[verdict.level] ? colour[verdict.level] : 'bg-line')} />
        ))}
      </span>
      <span aria-live="polite">{verdict.sentence}</span>
    </span>
  );
}
