import { expect, test } from './fixtures.ts';

test('a link that was used lets nobody else in, and its own guest back in', async ({ api, makeShow, openGuest }) => {
  const show = await makeShow();
  const { url } = await api.createInvite(show);
  const guest = await openGuest();
  await guest.join({ inviteUrl: url, name: 'Grace' });

  const other = await openGuest();
  await other.open(url);
  await expect(other.page.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
  await expect(other.page.getByText('Ask the host for a link of your own.')).toBeVisible();

  await guest.page.reload();
  await guest.enter();
  await expect(guest.status).toContainText('backstage');
});

test('a revoked link says that it was withdrawn', async ({ api, makeShow, openGuest }) => {
  const show = await makeShow();
  const { id, url } = await api.createInvite(show);
  await api.revokeInvite(show, id);
  const guest = await openGuest();
  await guest.open(url);
  await expect(guest.page.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible();
});

test('an expired link says so', async ({ api, makeShow, openGuest, database }) => {
  const show = await makeShow();
  const { id, url } = await api.createInvite(show);
  await database.invite.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  const guest = await openGuest();
  await guest.open(url);
  await expect(guest.page.getByRole('heading', { name: 'This link has expired' })).toBeVisible();
});

test('a made-up link is not valid', async ({ openGuest }) => {
  const guest = await openGuest();
  await guest.open('/join/AAAAAAAAAAAAAAAAAAAAAA');
  await expect(guest.page.getByRole('heading', { name: 'This link is not valid' })).toBeVisible();
});

test('the invite window makes links and takes them back', async ({ makeShow, openStudio, openGuest }) => {
  const studio = await openStudio(await makeShow());
  const url = await studio.createInvite({ label: 'Grace the guest' });
  await studio.page.getByRole('button', { name: 'Invite', exact: true }).click();
  const open = studio.page.getByRole('region', { name: 'Open links' });
  await open.getByRole('listitem').filter({ hasText: 'Grace the guest' }).getByRole('button', { name: 'Revoke' }).click();
  await expect(open.getByText('None yet.')).toBeVisible();
  const guest = await openGuest();
  await guest.open(url);
  await expect(guest.page.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible();
});
