import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SetupForm } from '../../features/auth/index.ts';
import { needsSetup } from '../../features/auth/server.ts';
import { FirstShowForm } from '../../features/broadcasts/index.ts';
import { FirstDestinationForm } from '../../features/destinations/index.ts';
import { listDestinations } from '../../features/destinations/server.ts';
import { EntryShell } from '../../features/shell/index.ts';
import { getBackend } from '../../server/backend.ts';
import { requirePageUser } from '../../server/page.ts';
import { Card } from '../../ui/index.ts';
import { SetupSteps } from './SetupSteps.tsx';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { step, code } = await searchParams;
  const backend = getBackend();
  if (await needsSetup(backend))
    return (
      <EntryShell wide>
        <SetupSteps current={1} title="Welcome to your studio" text="First, the account that runs it." />
        <Card className="p-6 sm:p-8">
          <SetupForm codeRequired={backend.env.SETUP_CODE !== undefined} initialCode={typeof code === 'string' ? code : ''} />
        </Card>
      </EntryShell>
    );
  const { user } = await requirePageUser('/');
  if (step === 'destination')
    return (
      <EntryShell wide>
        <SetupSteps current={2} title="Where should it go?" text="Your first destination. You can add more at any time." />
        <Card className="p-6 sm:p-8">
          <FirstDestinationForm />
        </Card>
      </EntryShell>
    );
  if (step === 'show') {
    const destinations = await listDestinations(backend, user.id);
    return (
      <EntryShell wide>
        <SetupSteps current={3} title="Your first show" text="Give it a title. Nothing goes out until you press Go live." />
        <Card className="p-6 sm:p-8">
          <FirstShowForm destinations={destinations} />
        </Card>
      </EntryShell>
    );
  }
  redirect('/');
}
