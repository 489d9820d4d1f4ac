import { createDestination, createDestinationBody, listDestinations } from '../../../features/destinations/server.ts';
import { handle } from '../../../server/handle.ts';

const route = '/api/destinations';

export const GET = handle({ route, access: 'signedIn' }, async ({ backend, user }) => ({
  destinations: await listDestinations(backend, user.id),
}));

export const POST = handle({ route, access: 'signedIn', body: createDestinationBody }, async ({ backend, user, body }) => ({
  status: 201,
  body: await createDestination(backend, { ...body, ownerId: user.id }),
}));
