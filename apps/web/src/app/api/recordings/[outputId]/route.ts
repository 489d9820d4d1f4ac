import { z } from 'zod';
import { sendRecording } from '../../../../features/broadcasts/server.ts';
import { handle } from '../../../../server/handle.ts';

const params = z.object({ outputId: z.uuid() });

export const GET = handle(
  { route: '/api/recordings/:outputId', access: 'signedIn', params },
  async ({ backend, user, params: { outputId }, request }) => {
    return await sendRecording(backend, { outputId, ownerId: user.id, range: request.headers.get('range') });
  },
);
