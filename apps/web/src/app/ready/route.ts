import { getBackend } from '../../server/backend.ts';
import { isReady } from '../../server/health.ts';

/** 503 until the database has answered once. */
export async function GET(): Promise<Response> {
  const ready = await isReady(getBackend());
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
