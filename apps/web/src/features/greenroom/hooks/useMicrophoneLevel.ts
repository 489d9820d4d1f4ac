import { MicrophoneMeter, Store } from '@footlight/studio';
import { useEffect, useState } from 'react';
import { useStore } from './useStore.ts';

const silence = new Store(0);

/** Level of a track, 0..1; 0 without a track. */
export function useMicrophoneLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState<Store<number>>(silence);
  useEffect(() => {
    if (!track) return;
    const meter = new MicrophoneMeter(track);
    setLevel(meter.level);
    return () => {
      setLevel(silence);
      void meter.close();
    };
  }, [track]);
  return useStore(level);
}
