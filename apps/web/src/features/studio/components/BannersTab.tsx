'use client';

import type { SavedBanner } from '@footlight/contracts';
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton, Menu } from '../../../ui/index.ts';
import type { SavedBannersControl } from '../hooks/useSavedBanners.ts';
import { bannerStyleNames, titleOf } from '../model/banners.ts';
import { BannerDialog } from './BannerDialog.tsx';
import { ClockControls } from './ClockControls.tsx';
import { CommentControls } from './CommentControls.tsx';
import { PanelSection } from './PanelSection.tsx';

/** What is written over the picture: banners and tickers kept for the show, clock, countdown, and a comment. */
export function BannersTab({ control }: { control: SavedBannersControl }) {
  const { list, banners, saving, replace } = control;
  const [open, setOpen] = useState<'new' | SavedBanner | null>(null);
  return (
    <>
      <PanelSection title="Banners">
        <div className="flex flex-col gap-2">
          <p role="status" className="text-xs text-attention-ink empty:hidden">
            {saving === 'waiting' && 'Not saved yet'}
          </p>
          <ul className="flex flex-col gap-2 empty:hidden">
            {banners?.map((banner, index) => (
              <BannerRow key={banner.id} banner={banner} index={index} control={control} onEdit={() => setOpen(banner)} />
            ))}
          </ul>
          {banners?.length === 0 && (
            <p className="text-[0.8125rem] text-faint text-pretty">
              Write names, topics and news ahead, and show each with one press. B shows the next one.
            </p>
          )}
          <Button
            size="small"
            className="self-start"
            icon={<Plus size={15} aria-hidden />}
            disabled={!banners}
            onClick={() => setOpen('new')}
          >
            New banner
          </Button>
        </div>
      </PanelSection>
      <PanelSection title="Time">
        <ClockControls />
      </PanelSection>
      <PanelSection title="Comment">
        <CommentControls />
      </PanelSection>
      <BannerDialog
        open={open !== null}
        onOpenChange={(isOpen) => isOpen || setOpen(null)}
        initial={open === 'new' ? null : open}
        onSubmit={(banner) => (open === 'new' ? list.add(banner) : replace(banner))}
      />
    </>
  );
}

interface BannerRowProps {
  banner: SavedBanner;
  index: number;
  control: SavedBannersControl;
  onEdit: () => void;
}

function BannerRow({ banner, index, control, onEdit }: BannerRowProps) {
  const { list, banners, shownIds, setShown, remove } = control;
  const { id, style } = banner;
  const title = titleOf(banner);
  const isShown = shownIds.has(id);
  return (
    <li
      aria-label={title}
      className={`flex items-center gap-1.5 rounded-lg border p-2 pl-3 ${isShown ? 'border-accent bg-accent-wash' : 'border-line'}`}
    >
      <div className="min-w-0 flex-1">
        <p className="truncate text-[0.8125rem] text-ink">{title}</p>
        <p className="truncate text-xs text-faint">
          {bannerStyleNames[style]}
          {style !== 'ticker' && banner.subtitle && ` · ${banner.subtitle}`}
          {style !== 'ticker' && banner.autoHideS !== null && ` · ${banner.autoHideS} s`}
        </p>
      </div>
      <Button
        size="small"
        variant={isShown ? 'secondary' : 'primary'}
        className="h-8 px-3"
        aria-label={`${isShown ? 'Hide' : 'Show'} ${title}`}
        onClick={() => setShown(banner, !isShown)}
      >
        {isShown ? 'Hide' : 'Show'}
      </Button>
      <Menu
        label={`Banner ${title}`}
        trigger={<IconButton label={`More about ${title}`} icon={<Ellipsis size={15} />} size="small" className="h-8 w-7" />}
        items={[
          { label: 'Edit', icon: <Pencil aria-hidden />, onSelect: onEdit },
          { label: 'Move up', icon: <ArrowUp aria-hidden />, onSelect: () => list.move(id, -1), disabled: index === 0 },
          {
            label: 'Move down',
            icon: <ArrowDown aria-hidden />,
            onSelect: () => list.move(id, 1),
            disabled: index === (banners?.length ?? 0) - 1,
          },
          { label: 'Delete', icon: <Trash2 aria-hidden />, onSelect: () => remove(banner), separated: true },
        ]}
      />
    </li>
  );
}
