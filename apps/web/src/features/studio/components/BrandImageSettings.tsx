'use client';

import { Trash2, Upload } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Button, IconButton, Switch } from '../../../ui/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useLogo } from '../hooks/useLogo.ts';
import { CornerPicker } from './CornerPicker.tsx';

/** Upload, show, place and remove the logo. */
export function LogoSettings() {
  const logo = useLogo();
  const attempt = useAttempt();
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) attempt(() => logo.upload(file));
  };
  return (
    <div className="flex flex-col gap-4">
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        onChange={choose}
        className="sr-only"
        aria-label="Logo file"
        tabIndex={-1}
      />
      {logo.storedUrl ? (
        <>
          <Switch label="Logo" checked={logo.shown} onCheckedChange={(on) => attempt(() => logo.setShown(on))} />
          <div className="flex items-center gap-3">
            <div className="grid h-16 flex-1 place-items-center rounded-lg border border-line bg-sunken p-2">
              <img src={logo.storedUrl} alt="Your logo" className="max-h-full max-w-full object-contain" />
            </div>
            <CornerPicker corner={logo.corner} onChange={(corner) => attempt(() => logo.setCorner(corner))} />
          </div>
          <div className="flex items-center gap-2">
            <Button size="small" icon={<Upload size={15} aria-hidden />} onClick={() => input.current?.click()}>
              Replace logo
            </Button>
            <IconButton label="Delete logo" icon={<Trash2 size={16} />} size="small" onClick={() => attempt(logo.remove)} />
          </div>
        </>
      ) : (
        <div className="flex flex-col gap-2">
          <Button size="small" className="self-start" icon={<Upload size={15} aria-hidden />} onClick={() => input.current?.click()}>
            Upload a logo
          </Button>
          <p className="text-[0.8125rem] text-faint">PNG, JPEG or WebP, at most 1 MB. Transparent PNG looks best.</p>
        </div>
      )}
    </div>
  );
}
