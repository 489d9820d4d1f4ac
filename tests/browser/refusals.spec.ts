import { StudioPage } from '../support/pages/StudioPage.ts';
import { expect, test } from './fixtures.ts';
import { readFailure, WebApi } from './WebApi.ts';

test('going live twice at once starts one show', async ({ api, makeShow, makeDestinations, openStudio, platforms }) => {
  const show = await makeShow({ destinationIds: await makeDestinations() });
  const studio = await openStudio(show);
  await studio.goLive();
  const [first, second] = await Promise.all([
    api.send('POST', `/api/broadcasts/${show}/live`, {}),
    api.send('POST', `/api/broadcasts/${show}/live`, {}),
  ]);
  const outcomes = [first, second].filter((answer) => answer.ok());
  expect(outcomes.length).toBeLessThanOrEqual(1);
  for (const answer of [first, second])
    if (!answer.ok()) expect(await readFailure(answer)).toMatchObject({ status: 409, code: 'alreadyLive' });
  await studio.expectOnAir({ destinations: platforms.length });
  for (const { follower } of platforms) await expect.poll(() => follower.files.filter(({ tags }) => tags.length > 0).length).toBe(1);
});

test('two requests to go live at once: one wins, the other is told', async ({ api, makeShow }) => {
  const show = await makeShow();
  const ask = () => api.send('POST', `/api/broadcasts/${show}/live`, { withoutDestinations: true });
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.filter((answer) => answer.ok())).toHaveLength(1);
  for (const answer of answers.filter((refused) => !refused.ok())) expect(await readFailure(answer)).toMatchObject({ code: 'alreadyLive' });
});

test('going live without a destination must be confirmed', async ({ api, makeShow }) => {
  const show = await makeShow();
  const refusal = await readFailure(await api.send('POST', `/api/broadcasts/${show}/live`, {}));
  expect(refusal).toMatchObject({ status: 409, code: 'noDestination' });
  expect(refusal.message).toMatch(/only be recorded/);
});

test('ending while the show is starting ends it for good', async ({ api, makeShow, makeDestinations, openStudio, page }) => {
  const show = await makeShow({ destinationIds: await makeDestinations() });
  const studio = await openStudio(show);
  await studio.goLive();
  await studio.endShow();
  await expect.poll(async () => (await api.getShow(show)).egress?.state ?? 'none').toMatch(/ended|none/);
  expect(await readFailure(await api.send('POST', `/api/broadcasts/${show}/live`, {}))).toMatchObject({ code: 'broadcastEnded' });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
});

test('ending a show that is not live is refused', async ({ api, makeShow }) => {
  const show = await makeShow();
  expect(await readFailure(await api.send('POST', `/api/broadcasts/${show}/end`))).toMatchObject({ status: 409, code: 'notLive' });
});

test('a second tab of the same host is refused, can take over, and the first one says where the studio went', async ({
  makeShow,
  openStudio,
  context,
  page,
}) => {
  const show = await makeShow();
  const first = await openStudio(show);
  const secondPage = await context.newPage();
  const second = new StudioPage(secondPage);
  await second.open(page.url());
  await secondPage.getByRole('button', { name: 'Enter studio' }).click();
  await expect(secondPage.getByRole('heading', { name: 'This studio is open in another tab' })).toBeVisible();
  await secondPage.getByRole('button', { name: 'Take over here' }).click();
  await expect(second.program).toBeVisible();
  await expect(first.page.getByRole('heading', { name: 'The studio moved to another tab' })).toBeVisible();
});

test('a wrong key and an unreachable server fail alone, each with a sentence that says what to do', async ({
  api,
  makeShow,
  makeDestinations,
  openStudio,
  rig,
  platforms,
}) => {
  const [good] = await makeDestinations();
  const serverUrl = rig.platforms[1]?.serverUrl ?? '';
  const wrongKey = await api.createDestination({ name: 'Wrong key', serverUrl, streamKey: rig.refusedKey });
  // Port 9 (discard) has no listener here.
  const nobody = await api.createDestination({ name: 'Nobody home', serverUrl: 'rtmp://127.0.0.1:9/live', streamKey: 'any' });
  const show = await makeShow({ destinationIds: [good ?? '', wrongKey, nobody] });
  const studio = await openStudio(show);
  await studio.goLive();
  await studio.expectOnAir({ destinations: 1 });
  const header = studio.page.getByRole('list', { name: 'Destinations' }).first();
  await expect(header.getByRole('button', { name: /Nobody home/ })).toHaveAccessibleName(/Reconnecting to Nobody home|Nobody home failed/);
  const wrong = header.getByRole('button', { name: /Wrong key/ });
  await expect(wrong).toHaveAccessibleName(/Wrong key failed: The stream key was not accepted|Reconnecting to Wrong key/, {
    timeout: 45_000,
  });
  await wrong.click();
  await expect(studio.page.getByText(/Copy a fresh key from the platform|Check the stream on the platform/).first()).toBeVisible();
  const follower = platforms[0]?.follower;
  const before = follower?.tags.length ?? 0;
  await expect.poll(() => follower?.tags.length ?? 0).toBeGreaterThan(before + 60);
});

test('a show that chose Daily says plainly that it is not available yet', async ({ api, makeShow, openStudio }) => {
  const show = await makeShow({ streamingMethod: 'daily', destinationIds: [] });
  const studio = await openStudio(show);
  const dialog = await studio.askToGoLive();
  await dialog.getByRole('button', { name: /^Go live/ }).click();
  await expect(dialog.getByText(/Daily is not available yet/)).toBeVisible();
  expect((await api.getShow(show)).state).toBe('ready');
});

test('what belongs to someone else does not exist', async ({ api, makeShow, openStranger, rig }) => {
  const show = await makeShow();
  const email = `creator-${show}@footlight.test`;
  const password = 'tangerine-velvet-orbit';
  await api.createUser({ name: 'Oscar Other', email, password, role: 'creator' });
  const page = await openStranger();
  await page.goto('/signin');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/signin/);
  const other = new WebApi(page.context().request);
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/live'],
    ['POST', '/end'],
    ['POST', '/admission'],
    ['GET', '/invites'],
  ] as const) {
    const answer = await other.send(method, `/api/broadcasts/${show}${path}`, method === 'POST' ? {} : undefined);
    expect(await readFailure(answer), `${method} ${path}`).toMatchObject({ status: 404, code: 'notFound' });
  }
  for (const path of ['/api/admin/users', '/api/admin/nodes', '/api/admin/settings'])
    expect(await readFailure(await other.send('GET', path))).toMatchObject({ status: 403, code: 'forbidden' });
  await page.goto(new URL(`/studio/${show}`, rig.webUrl).href);
  await expect(page.getByRole('button', { name: 'Enter studio' })).toHaveCount(0);
});
