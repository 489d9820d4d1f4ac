import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { callApi, messageOf } from '../../../ui/apiClient.ts';
import { probeFile } from '../model/probeFile.ts';
import { sendFile } from '../model/sendFile.ts';
import { UploadQueue } from '../model/UploadQueue.ts';
import { type MediaLibraryView, mediaAssetView, mediaLibraryView } from '../views.ts';

interface LibraryOptions {
  path: string;
  /** False for who plays from somebody else's. */
  canChange: boolean;
}

/** A media library, and what is on its way into it. Uploads go on while another tab is looked at; leaving the page ends them. */
export function useMediaLibrary({ path, canChange }: LibraryOptions) {
  const [library, setLibrary] = useState<MediaLibraryView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef<MediaLibraryView | null>(null);
  latest.current = library;

  const load = useCallback(async () => {
    try {
      setLibrary(await callApi(path, { result: mediaLibraryView }));
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [path]);
  const uploads = useMemo(
    () =>
      new UploadQueue({
        probe: probeFile,
        send: sendFile,
        findMaxBytes: (kind) => latest.current?.maxBytes[kind],
        onStored: () => void load(),
      }),
    [load],
  );
  useEffect(() => {
    void load();
    return () => uploads.removeAll();
  }, [load, uploads]);

  const rename = async (id: string, name: string): Promise<void> => {
    await callApi(`${path}/${id}`, { method: 'PATCH', body: { name }, result: mediaAssetView });
    await load();
  };
  const remove = async (id: string): Promise<void> => {
    await callApi(`${path}/${id}`, { method: 'DELETE' });
    await load();
  };
  return { path, canChange, library, problem, load, uploads, rename, remove };
}

export type MediaLibraryControl = ReturnType<typeof useMediaLibrary>;
