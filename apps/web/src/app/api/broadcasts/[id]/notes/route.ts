import { showNotes } from '@footlight/contracts';
import { readNotes, showKeyOf, writeNotes } from '../../../../../features/broadcasts/server.ts';
import { handle, idParams } from '../../../../../server/handle.ts';

const route = '/api/broadcasts/:id/notes';

/** Public, since a co-host has a seat and no account; the seat is checked with the show. */
export const GET = handle({ route, access: 'public', params: idParams }, async ({ backend, request, user, params }) => {
  return await readNotes(backend, showKeyOf(backend, { request, user, broadcastId: params.id }));
});

export const PUT = handle(
  { route, access: 'public', params: idParams, body: showNotes },
  async ({ backend, request, user, params, body }) => {
    return await writeNotes(backend, { ...body, key: showKeyOf(backend, { request, user, broadcastId: params.id }) });
  },
);
