'use client';

import { type SavedBanner, savedBanner } from '@footlight/contracts';
import { type FormEvent, useEffect, useState } from 'react';
import { Dialog, Field, Input, Select } from '../../../ui/index.ts';
import { bannerStyleNames } from '../model/banners.ts';
import { FormButtons } from './FormButtons.tsx';

interface BannerDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Null: a new one. */
  initial: SavedBanner | null;
  onSubmit: (banner: SavedBanner) => void;
}

interface Draft {
  style: SavedBanner['style'];
  title: string;
  subtitle: string;
  /** Seconds, or `never`. */
  autoHide: string;
}

const emptyDraft: Draft = { style: 'lowerThird', title: '', subtitle: '', autoHide: 'never' };

const draftOf = (banner: SavedBanner | null): Draft => {
  if (!banner) return emptyDraft;
  if (banner.style === 'ticker') return { ...emptyDraft, style: 'ticker', title: banner.text };
  const { style, title, subtitle, autoHideS } = banner;
  return { style, title, subtitle, autoHide: String(autoHideS ?? 'never') };
};

const bannerOf = ({ style, title, subtitle, autoHide }: Draft, id: string) =>
  style === 'ticker'
    ? { id, style, text: title }
    : { id, style, title, subtitle, autoHideS: autoHide === 'never' ? null : Number(autoHide) };

const styles = (['lowerThird', 'banner', 'ticker'] as const).map((value) => ({ value, label: bannerStyleNames[value] }));
const times = ['5', '8', '15', '30', '60'];

/** Writes or changes a banner. */
export function BannerDialog({ open, onOpenChange, initial, onSubmit }: BannerDialogProps) {
  const [draft, setDraft] = useState(emptyDraft);
  const [problems, setProblems] = useState<Record<string, string>>({});
  useEffect(() => {
    if (!open) return;
    setDraft(draftOf(initial));
    setProblems({});
  }, [open, initial]);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = savedBanner.safeParse(bannerOf(draft, initial?.id ?? crypto.randomUUID()));
    if (!parsed.success) {
      setProblems(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])));
      return;
    }
    onSubmit(parsed.data);
    onOpenChange(false);
  };
  const isTicker = draft.style === 'ticker';
  const autoHideTimes = [...new Set([...times, ...(draft.autoHide === 'never' ? [] : [draft.autoHide])])];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={initial ? 'Change banner' : 'New banner'}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <Field label={isTicker ? 'Text' : 'Title'} problem={problems.title ?? problems.text}>
          <Input value={draft.title} onChange={(event) => change({ title: event.target.value })} />
        </Field>
        {!isTicker && (
          <Field label="Second line" optional problem={problems.subtitle}>
            <Input value={draft.subtitle} onChange={(event) => change({ subtitle: event.target.value })} />
          </Field>
        )}
        <Field label="Style">
          <Select value={draft.style} onValueChange={(style) => change({ style })} options={styles} />
        </Field>
        {!isTicker && (
          <Field label="Hides by itself">
            <Select
              value={draft.autoHide}
              onValueChange={(autoHide) => change({ autoHide })}
              options={[
                { value: 'never', label: 'Stays until it is hidden' },
                ...autoHideTimes.map((value) => ({ value, label: `After ${value} seconds` })),
              ]}
            />
          </Field>
        )}
        <FormButtons onCancel={() => onOpenChange(false)} />
      </form>
    </Dialog>
  );
}
