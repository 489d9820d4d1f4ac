'use client';

import type { BrandImageSlot } from '@footlight/contracts';
import { Trash2, Upload } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Button, IconButton, Switch } from '../../../ui/index.ts';
import { describeSlot } from '../../branding/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useBrandImage } from '../hooks/useBrand.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { CornerPicker } from './CornerPicker.tsx';

/** Upload, show, place and remove one picture of the brand. Those it does not belong to show and place it. */
export function BrandImageSettings({ slot }: { slot: BrandImageSlot }) {
  const image = useBrandImage(slot);
  const { isOwn, pictureUrlOf } = useStudio().visit.files;
  const attempt = useAttempt();
  const input = useRef<HTMLInputElement>(null);
  const { name, hint, maxText } = describeSlot(slot);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) attempt(() => image.upload(file));
  };
  return (
    <div className="flex flex-col gap-3">
      {isOwn && (
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={choose}
          className="sr-only"
          aria-label={`${name} file`}
          tabIndex={-1}
        />
      )}
      {image.storedUrl ? (
        <>
          <Switch label={name} checked={image.shown} onCheckedChange={(on) => attempt(() => image.setShown(on))} />
          <div className="flex items-center gap-3">
            <div className="grid h-16 flex-1 place-items-center rounded-lg border border-line bg-sunken p-2">
              <img
                src={pictureUrlOf(image.storedUrl)}
                alt={`${isOwn ? 'Your' : 'The'} ${name.toLowerCase()}`}
                className="max-h-full max-w-full object-contain"
              />
            </div>
            {slot === 'logo' && <CornerPicker corner={image.corner} onChange={(corner) => attempt(() => image.setCorner(corner))} />}
          </div>
          {isOwn && (
            <div className="flex items-center gap-2">
              <Button size="small" icon={<Upload size={15} aria-hidden />} onClick={() => input.current?.click()}>
                Replace {name.toLowerCase()}
              </Button>
              <IconButton
                label={`Delete ${name.toLowerCase()}`}
                icon={<Trash2 size={16} />}
                size="small"
                onClick={() => attempt(image.remove)}
              />
            </div>
          )}
        </>
      ) : !isOwn ? (
        <p className="text-[0.8125rem] text-faint">The owner of the show has none yet.</p>
      ) : (
        <div className="flex flex-col gap-2">
          <Button size="small" className="self-start" icon={<Upload size={15} aria-hidden />} onClick={() => input.current?.click()}>
            Upload {name.toLowerCase()}
          </Button>
          <p className="text-[0.8125rem] text-faint text-pretty">
            {hint} At most {maxText}.
          </p>
        </div>
      )}
    </div>
  );
}
