'use client';

import { KeyRound, MoreHorizontal, Plus, ShieldCheck, UserRound, UserRoundX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi, messageOf } from '../../../ui/apiClient.ts';
import { Badge, Button, Card, ConfirmDialog, Dialog, IconButton, Menu, useToast } from '../../../ui/index.ts';
import { type UserView, userView } from '../views.ts';
import { NewUserForm } from './NewUserForm.tsx';
import { ResetPasswordForm } from './ResetPasswordForm.tsx';

type Open = { kind: 'none' } | { kind: 'new' } | { kind: 'password'; user: UserView } | { kind: 'disable'; user: UserView };

interface UsersSectionProps {
  users: readonly UserView[];
  /** Whoever looks at it. */
  selfId: string;
}

/** Accounts of this studio: who may sign in, and as what. */
export function UsersSection({ users, selfId }: UsersSectionProps) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });

  const change = async (user: UserView, changes: { role?: UserView['role']; disabled?: boolean }) => {
    await callApi(`/api/admin/users/${user.id}`, { method: 'PATCH', body: changes, result: userView });
    router.refresh();
  };
  const changeRole = async (user: UserView) => {
    const role = user.role === 'admin' ? 'creator' : 'admin';
    try {
      await change(user, { role });
      toast(`${user.name} is ${role === 'admin' ? 'an admin' : 'a creator'} now.`);
    } catch (error) {
      toast(messageOf(error), 'attention');
    }
  };
  const enable = async (user: UserView) => {
    try {
      await change(user, { disabled: false });
      toast(`${user.name} may sign in again.`);
    } catch (error) {
      toast(messageOf(error), 'attention');
    }
  };

  return (
    <>
      <Card className="divide-y divide-line">
        {users.map((user) => (
          <div key={user.id} className="flex items-center gap-4 px-4 py-4 sm:px-6">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                {user.name}
                {user.id === selfId && <span className="ml-2 font-normal text-faint">you</span>}
              </p>
              <p className="truncate text-[0.8125rem] text-faint">{user.email}</p>
            </div>
            {user.disabled ? <Badge tone="attention">Disabled</Badge> : <Badge>{user.role === 'admin' ? 'Admin' : 'Creator'}</Badge>}
            <Menu
              label={`Actions for ${user.name}`}
              trigger={<IconButton label={`Actions for ${user.name}`} icon={<MoreHorizontal size={18} />} size="small" />}
              items={[
                {
                  label: user.role === 'admin' ? 'Make a creator' : 'Make an admin',
                  icon: user.role === 'admin' ? <UserRound /> : <ShieldCheck />,
                  onSelect: () => void changeRole(user),
                },
                { label: 'Set a new password', icon: <KeyRound />, onSelect: () => setOpen({ kind: 'password', user }) },
                user.disabled
                  ? { label: 'Enable', icon: <UserRound />, onSelect: () => void enable(user), separated: true }
                  : { label: 'Disable', icon: <UserRoundX />, onSelect: () => setOpen({ kind: 'disable', user }), separated: true },
              ]}
            />
          </div>
        ))}
      </Card>
      <Button className="mt-4" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>
        Add user
      </Button>

      <Dialog
        open={open.kind === 'new'}
        onOpenChange={(next) => next || close()}
        title="Add user"
        description="Tell them their password in person; they can sign in at once."
      >
        {open.kind === 'new' && (
          <NewUserForm
            onCreated={({ name }) => {
              close();
              router.refresh();
              toast(`${name} may sign in now.`);
            }}
          />
        )}
      </Dialog>
      <Dialog
        open={open.kind === 'password'}
        onOpenChange={(next) => next || close()}
        title={open.kind === 'password' ? `New password for ${open.user.name}` : ''}
        description="Wherever they are signed in, they are signed out."
      >
        {open.kind === 'password' && (
          <ResetPasswordForm
            user={open.user}
            onDone={() => {
              toast(`${open.user.name} has a new password.`);
              close();
            }}
          />
        )}
      </Dialog>
      <ConfirmDialog
        open={open.kind === 'disable'}
        onOpenChange={(next) => next || close()}
        title={open.kind === 'disable' ? `Disable ${open.user.name}?` : ''}
        description="They are signed out within half a minute and cannot sign in again. Their shows and destinations are kept; a show on air goes on."
        confirmLabel="Disable"
        onConfirm={async () => {
          if (open.kind === 'disable') await change(open.user, { disabled: true });
        }}
      />
    </>
  );
}
