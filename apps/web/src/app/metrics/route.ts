import { getBackend } from '../../server/backend.ts';

/** Prometheus text. */
export async function GET(): Promise<Response> {
  const { registry } = getBackend().metrics;
  return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' } });
}
