'use client';

import { personName } from '@footlight/contracts';
import { type FormEvent, useEffect, useState } from 'react';
import { Button, ConfirmDialog, Dialog, Field, Input, useSubmit } from '../../../ui/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import type { Person } from '../model/people.ts';
import { isLive } from '../model/showPhase.ts';

export type PersonWindow = 'rename' | 'remove' | 'ban' | 'handOver';

interface PersonDialogsProps {
  person: Person;
  openWindow: PersonWindow | null;
  onChange: (next: PersonWindow | null) => void;
}

/** What is asked before something is done to a person. */
export function PersonDialogs({ person, openWindow, onChange }: PersonDialogsProps) {
  const { visit, session, live } = useStudio();
  const { phase } = useShow(visit, live);
  const { peerId, name } = person;
  const on = (window: PersonWindow) => ({
    open: openWindow === window,
    onOpenChange: (open: boolean) => onChange(open ? window : null),
  });
  const ban = async () => {
    // Kept by web first: a Room that ended meanwhile could tell nobody of it.
    await visit.api.ban(peerId);
    await session.room.removePeer(peerId, { ban: true });
  };
  return (
    <>
      <RenameDialog person={person} {...on('rename')} />
      <ConfirmDialog
        {...on('remove')}
        title={`Remove ${name}?`}
        description="They leave the studio at once, and the audience sees them go. Their link still lets them in again."
        confirmLabel="Remove"
        onConfirm={() => session.room.removePeer(peerId)}
      />
      <ConfirmDialog
        {...on('ban')}
        title={`Ban ${name} from this show?`}
        description={`They leave the studio at once${isLive(phase) ? ', and the audience sees them go' : ''}. They cannot come back to this show, and the link that they came by lets nobody new in.`}
        confirmLabel="Ban"
        onConfirm={ban}
      />
      <ConfirmDialog
        {...on('handOver')}
        title={`Hand the show over to ${name}?`}
        description={`Their browser mixes the show from now on, and you become a co-host.${isLive(phase) ? ' The show stays on air, with a short break in the picture.' : ''}`}
        confirmLabel="Hand over"
        onConfirm={() => visit.api.handOver(peerId)}
      />
    </>
  );
}

interface RenameDialogProps {
  person: Person;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function RenameDialog({ person: { peerId, name: current, isSelf }, open, onOpenChange }: RenameDialogProps) {
  const { room } = useStudio().session;
  const [name, setName] = useState(current);
  const [problem, setProblem] = useState<string>();
  const { busy, problem: refusal, submit, clear } = useSubmit();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is being typed stays when somebody else renames them
  useEffect(() => {
    if (!open) return;
    setName(current);
    setProblem(undefined);
    clear();
  }, [open]);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = personName.safeParse(name);
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message);
    setProblem(undefined);
    if (await submit(() => (isSelf ? room.renameSelf(parsed.data) : room.desk.renamePeer(peerId, parsed.data)))) onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={isSelf ? 'Your name' : `Rename ${current}`}>
      <form onSubmit={(event) => void rename(event)} noValidate className="flex flex-col gap-5">
        <Field label="Name" hint="The audience sees it under the picture." problem={problem ?? refusal ?? undefined}>
          <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} onFocus={(event) => event.target.select()} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
