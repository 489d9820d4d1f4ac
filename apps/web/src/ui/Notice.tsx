import clsx from 'clsx';
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  neutral: { box: 'bg-hover text-ink', icon: <Info size={16} className="text-muted" aria-hidden /> },
  healthy: { box: 'bg-healthy-wash text-ink', icon: <CircleCheck size={16} className="text-healthy-ink" aria-hidden /> },
  attention: { box: 'bg-attention-wash text-ink', icon: <TriangleAlert size={16} className="text-attention-ink" aria-hidden /> },
} as const;

interface NoticeProps {
  tone?: keyof typeof tones;
  title?: string;
  children: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  className?: string;
}

/** A sentence that stays on the page. `attention` is read out at once. */
export function Notice({ tone = 'neutral', title, children, action, className }: NoticeProps) {
  const { box, icon } = tones[tone];
  return (
    <div
      role={tone === 'attention' ? 'alert' : 'status'}
      className={clsx('flex items-start gap-3 rounded-lg px-4 py-3 text-sm', box, className)}
    >
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        <div className={title ? 'text-muted' : undefined}>{children}</div>
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
