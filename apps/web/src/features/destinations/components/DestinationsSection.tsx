'use client';

import { platforms } from '@footlight/contracts';
import { MoreHorizontal, Pencil, Plus, RadioTower, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi, messageOf } from '../../../ui/apiClient.ts';
import {
  Button,
  Card,
  ConfirmDialog,
  Dialog,
  EmptyState,
  IconButton,
  LocalTime,
  Menu,
  PlatformMark,
  Switch,
  useToast,
} from '../../../ui/index.ts';
import { useDestinationTests } from '../hooks/useDestinationTests.ts';
import type { DestinationTests } from '../model/DestinationTests.ts';
import { programNames } from '../programNames.ts';
import { type DestinationView, savedDestination } from '../views.ts';
import { DestinationForm } from './DestinationForm.tsx';
import { TestButton } from './TestButton.tsx';
import { TestWords } from './TestWords.tsx';
import { testExplanation } from './testExplanation.ts';

type Open =
  | { kind: 'none' }
  | { kind: 'new' }
  | { kind: 'edit'; destination: DestinationView }
  | { kind: 'delete'; destination: DestinationView };

/** A creator's Destinations: add, change, switch on and off, remove. */
export function DestinationsSection({ destinations }: { destinations: readonly DestinationView[] }) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const tests = useDestinationTests();
  const close = () => setOpen({ kind: 'none' });

  const onSaved = ({ id, name, warning }: { id: string; name: string; warning: string | null }) => {
    close();
    tests.forget(id);
    router.refresh();
    toast(warning ?? `${name} is saved.`, warning ? 'attention' : 'healthy');
  };

  return (
    <>
      {destinations.length === 0 ? (
        <Card>
          <EmptyState
            picture={<RadioTower size={32} strokeWidth={1.5} aria-hidden />}
            title="No destination yet"
            action={
              <Button variant="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>
                Add destination
              </Button>
            }
          >
            A destination is where a show goes: YouTube, Twitch, Facebook, LinkedIn, Kick or any RTMP server. A show can go to several at
            once.
          </EmptyState>
        </Card>
      ) : (
        <>
          <Card className="divide-y divide-line">
            {destinations.map((destination) => (
              <DestinationRow
                key={destination.id}
                destination={destination}
                tests={tests}
                onEdit={() => setOpen({ kind: 'edit', destination })}
                onDelete={() => setOpen({ kind: 'delete', destination })}
              />
            ))}
          </Card>
          <p className="mt-3 text-[0.8125rem] text-faint">{testExplanation}</p>
          <Button className="mt-4" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>
            Add destination
          </Button>
        </>
      )}

      <Dialog
        open={open.kind === 'new' || open.kind === 'edit'}
        onOpenChange={(next) => next || close()}
        title={open.kind === 'edit' ? open.destination.name : 'Add destination'}
        width="medium"
      >
        {open.kind === 'new' && (
          <DestinationForm submitLabel="Add destination" onSaved={onSaved} secondary={<Button onClick={close}>Cancel</Button>} />
        )}
        {open.kind === 'edit' && (
          <DestinationForm
            destination={open.destination}
            submitLabel="Save"
            onSaved={onSaved}
            secondary={<Button onClick={close}>Cancel</Button>}
          />
        )}
      </Dialog>
      <ConfirmDialog
        open={open.kind === 'delete'}
        onOpenChange={(next) => next || close()}
        title={open.kind === 'delete' ? `Remove ${open.destination.name}?` : ''}
        description="Its stream key is forgotten, and shows that are ready no longer go there. Past shows keep their history."
        confirmLabel="Remove"
        onConfirm={async () => {
          if (open.kind !== 'delete') return;
          await callApi(`/api/destinations/${open.destination.id}`, { method: 'DELETE' });
          router.refresh();
          toast(`${open.destination.name} is removed.`);
        }}
      />
    </>
  );
}

interface DestinationRowProps {
  destination: DestinationView;
  tests: DestinationTests;
  onEdit: () => void;
  onDelete: () => void;
}

function DestinationRow({ destination, tests, onEdit, onDelete }: DestinationRowProps) {
  const router = useRouter();
  const toast = useToast();
  const [enabled, setEnabled] = useState(destination.enabled);

  const change = async (next: boolean) => {
    setEnabled(next);
    try {
      await callApi(`/api/destinations/${destination.id}`, { method: 'PATCH', body: { enabled: next }, result: savedDestination });
      router.refresh();
    } catch (error) {
      setEnabled(!next);
      toast(messageOf(error), 'attention');
    }
  };

  return (
    <div className="px-4 py-4 sm:px-6">
      <div className="flex items-center gap-4">
        <PlatformMark platform={destination.platform} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{destination.name}</p>
          <p className="text-[0.8125rem] wrap-anywhere text-faint sm:truncate">
            {destination.name !== platforms[destination.platform].name && (
              <>
                {platforms[destination.platform].name} <span aria-hidden="true">·</span>{' '}
              </>
            )}
            {destination.serverUrl}
          </p>
          <p className="text-[0.8125rem] text-faint">
            {destination.program !== 'main' && (
              <>
                {programNames[destination.program]} <span aria-hidden="true">·</span>{' '}
              </>
            )}
            Key set on <LocalTime at={destination.streamKeySetAt} format="date" />
          </p>
        </div>
        <Switch checked={enabled} onCheckedChange={(next) => void change(next)} label={`${destination.name} enabled`} labelHidden />
        <Menu
          label={`Actions for ${destination.name}`}
          trigger={<IconButton label={`Actions for ${destination.name}`} icon={<MoreHorizontal size={18} />} size="small" />}
          items={[
            { label: 'Change', icon: <Pencil />, onSelect: onEdit },
            { label: 'Remove', icon: <Trash2 />, onSelect: onDelete, separated: true },
          ]}
        />
      </div>
      <div className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-2 sm:pl-13">
        <TestButton id={destination.id} name={destination.name} tests={tests} />
        <TestWords id={destination.id} tests={tests} className="min-w-0 flex-1 basis-48 pt-1.5" />
      </div>
    </div>
  );
}
