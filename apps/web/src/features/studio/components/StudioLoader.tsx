'use client';

import dynamic from 'next/dynamic';
import { DarkTheme, Spinner, ToastProvider } from '../../../ui/index.ts';
import type { StudioPageProps } from './StudioPage.tsx';
import { studioLook } from './studioLook.ts';

// Camera, canvas and WebRTC exist in the browser alone.
const StudioPage = dynamic(() => import('./StudioPage.tsx'), {
  ssr: false,
  loading: () => (
    <main className="grid min-h-dvh place-items-center text-muted">
      <Spinner size={24} label="Opening the studio" />
    </main>
  ),
});

export function StudioLoader(props: StudioPageProps) {
  return (
    <DarkTheme className={studioLook}>
      <ToastProvider>
        <StudioPage {...props} />
      </ToastProvider>
    </DarkTheme>
  );
}
