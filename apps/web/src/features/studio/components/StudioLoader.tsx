'use client';

import dynamic from 'next/dynamic';
import { DarkTheme, Spinner, ToastProvider } from '../../../ui/index.ts';
import type { StudioPageProps } from './StudioPage.tsx';

// Camera, canvas and WebRTC exist in the browser alone.
const StudioPage = dynamic(() => import('./StudioPage.tsx'), {
  ssr: false,
  loading: () => (
    <main className="grid min-h-dvh place-items-center text-muted">
      <Spinner size={24} label="Opening the studio" />
    </main>
  ),
});

// A blur over a playing video takes time from the encoder, and on air the picture should stay in sight.
const studioLook = 'min-h-dvh [--scrim:#00000080] **:backdrop-blur-none';

export function StudioLoader(props: StudioPageProps) {
  return (
    <DarkTheme className={studioLook}>
      <ToastProvider>
        <StudioPage {...props} />
      </ToastProvider>
    </DarkTheme>
  );
}
