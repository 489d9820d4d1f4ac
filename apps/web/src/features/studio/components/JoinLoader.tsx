'use client';

import dynamic from 'next/dynamic';
import { GuestLoader } from '../../greenroom/index.ts';

// Guests load none of it.
const CoHostRoom = dynamic(() => import('./CoHostRoom.tsx'), { ssr: false });
const HostStudio = dynamic(() => import('./HostStudio.tsx'), { ssr: false });

/** The page behind an invite link; who runs the show has the studio in it. */
export const JoinLoader = ({ token }: { token: string }) => <GuestLoader token={token} rooms={{ coHost: CoHostRoom, host: HostStudio }} />;
