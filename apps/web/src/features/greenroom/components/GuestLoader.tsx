'use client';

import dynamic from 'next/dynamic';
import { DarkTheme, Spinner, ToastProvider } from '../../../ui/index.ts';
import type { ShowRooms } from '../model/showRooms.ts';

// Camera, sound and WebRTC exist in the browser alone.
const GuestPage = dynamic(() => import('./GuestPage.tsx'), {
  ssr: false,
  loading: () => (
    <main className="grid min-h-dvh place-items-center text-muted">
      <Spinner size={24} label="Opening" />
    </main>
  ),
});

export function GuestLoader({ token, rooms }: { token: string; rooms: ShowRooms }) {
  return (
    <DarkTheme className="touch-targets min-h-dvh">
      <ToastProvider>
        <GuestPage token={token} rooms={rooms} />
      </ToastProvider>
    </DarkTheme>
  );
}
