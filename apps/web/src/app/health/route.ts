import { getBackend } from '../../server/backend.ts';
import { readHealth } from '../../server/health.ts';

/** 200 with what is wrong by part; the process is of use as long as it answers. */
export async function GET(): Promise<Response> {
  return Response.json(await readHealth(getBackend()), { headers: { 'cache-control': 'no-store' } });
}
