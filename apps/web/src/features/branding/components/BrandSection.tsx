'use client';

import { AppError, maxBrandImageBytes } from '@footlight/contracts';
import { ImageUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useRef } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Card, Notice, useSubmit, useToast } from '../../../ui/index.ts';

const logoPath = '/api/brand/images/logo';

/** The logo that stands in a corner of the Program. @param logoUrl changes with the picture; null when there is none. */
export function BrandSection({ logoUrl }: { logoUrl: string | null }) {
  const router = useRouter();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const { busy, problem, submit } = useSubmit();

  const upload = (file: File | undefined) => {
    if (!file) return;
    void submit(async () => {
      if (file.size > maxBrandImageBytes.logo) throw new AppError('payloadTooLarge', { message: 'The logo may be at most 1 MB.' });
      await callApi(logoPath, { method: 'PUT', body: file });
      router.refresh();
      toast('The logo is saved.');
    });
  };
  const remove = () =>
    submit(async () => {
      await callApi(logoPath, { method: 'DELETE' });
      router.refresh();
      toast('The logo is removed.');
    });

  return (
    <div className="flex flex-col gap-4">
      {problem && <Notice tone="attention">{problem}</Notice>}
      <Card className="flex flex-wrap items-center gap-6 p-6">
        <div className="flex h-28 w-44 items-center justify-center overflow-hidden rounded-lg border border-line bg-[#131315] p-4">
          {logoUrl === null ? (
            <ImageUp size={28} strokeWidth={1.5} className="text-[#8b8984]" aria-hidden />
          ) : (
            <img src={logoUrl} alt="Your logo" className="max-h-full max-w-full object-contain" />
          )}
        </div>
        <div className="min-w-48 flex-1">
          <p className="font-medium">Logo</p>
          <p id={hintId} className="mt-0.5 text-sm text-muted text-pretty">
            PNG, JPEG or WebP, at most 1 MB. A transparent PNG looks best. The studio puts it into a corner.
          </p>
          <div className="mt-4 flex gap-2">
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              aria-label="Logo file"
              aria-describedby={hintId}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                upload(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <Button size="small" busy={busy} onClick={() => input.current?.click()}>
              {logoUrl === null ? 'Choose a file' : 'Replace'}
            </Button>
            {logoUrl !== null && (
              <Button size="small" variant="danger" disabled={busy} onClick={() => void remove()}>
                Remove
              </Button>
            )}
          </div>
        </div>
      </Card>
    </div>
  );
}
