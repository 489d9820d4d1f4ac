import type { Metadata, Viewport } from 'next';
import { JoinLoader } from '../../../features/studio/components/JoinLoader.tsx';

// The link's token is in the address: it must not travel on as a referrer.
export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };
export const viewport: Viewport = { themeColor: '#0b0b0c' };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <JoinLoader token={token} />;
}
