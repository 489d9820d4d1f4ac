'use client';

import type { AssetKind } from '@footlight/contracts';
import { Film, Image, Music } from 'lucide-react';
import { Field, Select } from '../../../ui/index.ts';
import type { MediaAssetView, MediaLibraryControl } from '../../media/index.ts';

type LibraryFile = Pick<MediaAssetView, 'id' | 'kind' | 'name'>;

interface LibrarySelectProps {
  library: MediaLibraryControl;
  label: string;
  hint?: string;
  kinds: readonly AssetKind[];
  chosen: LibraryFile | null;
  onChoose: (asset: LibraryFile | null) => void;
  disabled?: boolean;
}

const nothing = 'none';
const icons = { image: Image, video: Film, audio: Music } as const;

/** Chooses one file of the library, or none. */
export function LibrarySelect({ library: { library }, label, hint, kinds, chosen, onChoose, disabled = false }: LibrarySelectProps) {
  const assets = (library?.assets ?? []).filter(({ kind }) => kinds.includes(kind));
  // What is not in the library any more, or is somebody else's, is named all the same.
  const files: LibraryFile[] = chosen && !assets.some(({ id }) => id === chosen.id) ? [chosen, ...assets] : assets;
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Select
        value={chosen?.id ?? nothing}
        disabled={disabled || !library}
        onValueChange={(id) => onChoose(files.find((file) => file.id === id) ?? null)}
        options={[{ value: nothing, label: 'None' }, ...files.map(toOption)]}
      />
    </Field>
  );
}

function toOption({ id, kind, name }: LibraryFile) {
  const Icon = icons[kind];
  return { value: id, label: name, icon: <Icon size={15} className="shrink-0 text-faint" aria-hidden /> };
}
