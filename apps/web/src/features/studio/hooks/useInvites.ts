import { useCallback, useEffect, useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import type { CreateInviteBody, InviteView } from '../../broadcasts/index.ts';
import type { BroadcastApi } from '../model/broadcastApi.ts';

/** The Broadcast's invite links while their window is open. `created` holds the only copy of a link's address. */
export function useInvites(api: BroadcastApi, open: boolean) {
  const [invites, setInvites] = useState<readonly InviteView[]>([]);
  const [created, setCreated] = useState<{ inviteId: string; url: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      setInvites(await api.listInvites());
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [api]);

  useEffect(() => {
    if (open) void load();
    else setCreated(null);
  }, [open, load]);

  const create = async (body: CreateInviteBody): Promise<void> => {
    try {
      const { invite, url } = await api.createInvite(body);
      setCreated({ inviteId: invite.id, url });
      await load();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const revoke = async (inviteId: string): Promise<void> => {
    try {
      await api.revokeInvite(inviteId);
      setCreated((current) => (current?.inviteId === inviteId ? null : current));
      await load();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return { openInvites: invites.filter(({ state }) => state === 'open'), created, problem, create, revoke };
}
