'use client';

import type { OutputStatus } from '@footlight/contracts';
import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { StatusDot } from '../../../ui/index.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { useNow } from '../../greenroom/index.ts';
import { describeIdle, describeOutput } from '../model/describeOutput.ts';
import { DestinationDetail } from './DestinationDetail.tsx';

interface DestinationChipProps {
  name: string;
  /** Null before Go live. */
  output: OutputStatus | null;
}

/** A destination in the header: its name, its state in words when it needs a look, and more when pressed. */
export function DestinationChip({ name, output }: DestinationChipProps) {
  const now = useNow(output?.state === 'reconnecting');
  const words = output ? describeOutput(output, now) : describeIdle(name);
  const speaks = words.tone === 'attention';
  const face = (
    <>
      <StatusDot tone={words.tone} pulsing={words.pulsing} />
      {speaks && <span className="hidden truncate xl:inline">{words.text}</span>}
      <span className={clsx('truncate', speaks && 'xl:hidden')}>{name}</span>
    </>
  );
  if (!output)
    return (
      <span title={words.text} className={chipClass(false)}>
        {face}
        <span className="sr-only">{words.short}</span>
      </span>
    );
  return (
    <Popover label={name} trigger={<ChipButton aria-label={words.text} className={chipClass(speaks)} face={face} />}>
      <DestinationDetail output={output} />
    </Popover>
  );
}

function ChipButton({ face, ...rest }: ComponentProps<'button'> & { face: ReactNode }) {
  return (
    <button type="button" {...rest}>
      {face}
    </button>
  );
}

const chipClass = (speaks: boolean): string =>
  clsx(
    'flex h-8 w-full min-w-0 items-center gap-2 rounded-full border px-3 text-[0.8125rem] transition-colors duration-150',
    speaks ? 'max-w-44 xl:max-w-96 border-attention/50 text-attention-ink' : 'max-w-44 border-line text-ink hover:border-line-strong',
  );
