import { AppError, type Corner } from '@footlight/contracts';
import { useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { useSelected } from '../../greenroom/index.ts';
import { useStudio } from './useStudio.ts';

const logoPath = '/api/brand/logo';
/** Bytes that the server accepts. */
const maxLogoBytes = 1024 * 1024;

/** A fresh address, so that neither browser nor compositor shows the picture it had before. */
const freshLogoUrl = (): string => `${logoPath}?v=${Date.now()}`;

/** The logo: stored with the account, shown by the scene. `storedUrl` is null while there is none. */
export function useLogo() {
  const { session, hasLogo } = useStudio();
  const shown = useSelected(session.room.state, ({ scene }) => scene.logo);
  const [storedUrl, setStoredUrl] = useState<string | null>(() => shown?.url ?? (hasLogo ? freshLogoUrl() : null));
  const [lastCorner, setLastCorner] = useState<Corner>(shown?.corner ?? 'topRight');

  // Not to be taken back by undo: an earlier logo may not be stored any more.
  const show = (url: string, corner: Corner) => session.room.updateScene({ logo: { url, corner } });
  return {
    storedUrl,
    shown: shown !== null,
    corner: shown?.corner ?? lastCorner,
    setShown: (on: boolean) => (on && storedUrl ? show(storedUrl, lastCorner) : session.room.updateScene({ logo: null })),
    setCorner: async (corner: Corner) => {
      setLastCorner(corner);
      if (shown) await show(shown.url, corner);
    },
    upload: async (file: File) => {
      if (file.size > maxLogoBytes)
        throw new AppError('payloadTooLarge', { message: 'The logo is larger than 1 MB. Choose a smaller one.' });
      await callApi(logoPath, { method: 'PUT', body: file });
      const url = freshLogoUrl();
      setStoredUrl(url);
      await show(url, shown?.corner ?? lastCorner);
    },
    remove: async () => {
      await session.room.updateScene({ logo: null });
      await callApi(logoPath, { method: 'DELETE' });
      setStoredUrl(null);
    },
  };
}
