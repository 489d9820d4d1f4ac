import { AppError, type BrandImageSlot, type Corner, type Look, maxBrandImageBytes, type SceneChange } from '@footlight/contracts';
import { useEffect, useMemo, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { brandImageUrl, describeSlot } from '../../branding/index.ts';
import { useSelected } from '../../greenroom/index.ts';
import { LookChanges } from '../model/LookChanges.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

const imagePath = (slot: BrandImageSlot): string => `/api/brand/images/${slot}`;

/** The colours, letters and name tags of the Program; kept with the account whose brand it is. */
export function useLook() {
  const { session, visit } = useStudio();
  const { isOwn } = visit.files;
  const attempt = useAttempt();
  const look = useSelected(session.room.state, ({ scene }) => scene.look);
  // The picture follows ten times a second; the controls follow at once.
  const [choosing, setChoosing] = useState<Look | null>(null);
  const changes = useMemo(
    () =>
      new LookChanges({
        send: (next, { first }) => attempt(() => (first ? session : session.room).updateScene({ look: next })),
        onChoosing: setChoosing,
        keep: (next) => {
          if (isOwn) attempt(() => callApi('/api/brand/look', { method: 'PUT', body: next }));
        },
      }),
    [session, attempt, isOwn],
  );
  useEffect(() => () => changes.close(), [changes]);
  return { look: choosing ?? look, change: (part: Partial<Look>) => changes.change({ ...(changes.latest ?? look), ...part }) };
}

/** A picture of the brand: stored with the account, shown by the scene. `storedUrl` is null while there is none. */
export function useBrandImage(slot: BrandImageSlot) {
  const { session, brand } = useStudio();
  const shown = useSelected(session.room.state, ({ scene }) => scene[slot]);
  const logoCorner = useSelected(session.room.state, ({ scene }) => scene.logo?.corner);
  // A background may be a file of the media library instead.
  const shownUrl = shown && 'url' in shown ? shown.url : null;
  const [storedUrl, setStoredUrl] = useState<string | null>(() => shownUrl ?? brand.images[slot]);
  const [lastCorner, setLastCorner] = useState<Corner>(logoCorner ?? 'topRight');
  const changeTo = (url: string | null, corner = logoCorner ?? lastCorner): SceneChange => {
    if (url === null) return { [slot]: null };
    return { [slot]: slot === 'logo' ? { url, corner } : { url } };
  };
  const show = (url: string | null, corner?: Corner) => session.updateScene(changeTo(url, corner));
  // Not to be taken back by undo: the earlier picture is not stored any more.
  const replaceBy = (url: string | null) => session.room.updateScene(changeTo(url));
  return {
    storedUrl,
    shown: shownUrl !== null,
    corner: logoCorner ?? lastCorner,
    setShown: (on: boolean) => show(on ? storedUrl : null),
    setCorner: async (corner: Corner) => {
      setLastCorner(corner);
      if (shownUrl !== null) await show(shownUrl, corner);
    },
    upload: async (file: File) => {
      const { name, maxText } = describeSlot(slot);
      if (file.size > maxBrandImageBytes[slot])
        throw new AppError('payloadTooLarge', { message: `The ${name.toLowerCase()} is larger than ${maxText}. Choose a smaller one.` });
      await callApi(imagePath(slot), { method: 'PUT', body: file });
      const url = brandImageUrl(slot, Date.now());
      setStoredUrl(url);
      await replaceBy(url);
    },
    remove: async () => {
      if (shownUrl !== null) await replaceBy(null);
      await callApi(imagePath(slot), { method: 'DELETE' });
      setStoredUrl(null);
    },
  };
}
