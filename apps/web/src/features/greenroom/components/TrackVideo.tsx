'use client';

import clsx from 'clsx';
import { useEffect, useRef } from 'react';

interface TrackVideoProps {
  track: MediaStreamTrack;
  /** Accessible name of the picture. */
  label: string;
  /** For one's own camera, as in a mirror; never for what others see. */
  mirrored?: boolean;
  fit?: 'cover' | 'contain';
  className?: string;
}

/** Shows a video track. It is always silent: sound goes through the mixer. */
export function TrackVideo({ track, label, mirrored = false, fit = 'cover', className }: TrackVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const stream = new MediaStream([track]);
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
      // Chromium keeps every stream that a track is in for as long as the track.
      stream.removeTrack(track);
    };
  }, [track]);
  return (
    <video
      ref={video}
      autoPlay
      playsInline
      muted
      aria-label={label}
      className={clsx('size-full', fit === 'cover' ? 'object-cover' : 'object-contain', mirrored && '-scale-x-100', className)}
    />
  );
}
