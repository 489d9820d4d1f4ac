'use client';

import { AppError } from '@footlight/contracts';
import { AlertDialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import type { ButtonVariant } from './buttonStyles.ts';
import { Notice } from './Notice.tsx';
import { usePortalContainer } from './ThemeScope.tsx';

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  variant?: ButtonVariant;
  /** The window closes when it resolves; when it throws, it stays and shows the sentence. */
  onConfirm: () => Promise<void> | void;
  /** Another way to do it, between the two; as `onConfirm`. */
  alternative?: { label: string; onConfirm: () => Promise<void> | void } | undefined;
}

/** Asks once. The focus starts on the button that changes nothing. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel = 'Cancel',
  variant = 'danger',
  onConfirm,
  alternative,
}: ConfirmDialogProps) {
  const container = usePortalContainer();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const change = (next: boolean) => {
    if (busy) return;
    setProblem(null);
    onOpenChange(next);
  };
  const confirm = async (act: () => Promise<void> | void) => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
      onOpenChange(false);
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : new AppError('internal').message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Radix.Root open={open} onOpenChange={change}>
      <Radix.Portal container={container}>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim backdrop-blur-[2px]" />
        <Radix.Content className="fixed inset-x-0 bottom-0 z-50 animate-rise rounded-t-lg border border-line bg-raised p-6 text-ink shadow-float focus:outline-none sm:inset-0 sm:m-auto sm:h-fit sm:w-[calc(100%-3rem)] sm:max-w-md sm:rounded-lg">
          <Radix.Title className="text-lg font-semibold tracking-[-0.014em]">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-2 text-sm text-muted">{description}</div>
          </Radix.Description>
          {problem && (
            <Notice tone="attention" className="mt-4">
              {problem}
            </Notice>
          )}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button disabled={busy}>{cancelLabel}</Button>
            </Radix.Cancel>
            {alternative && (
              <Button disabled={busy} onClick={() => void confirm(alternative.onConfirm)}>
                {alternative.label}
              </Button>
            )}
            <Button variant={variant} busy={busy} onClick={() => void confirm(onConfirm)}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
