import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Registry } from './metrics.ts';

export interface Health {
  status: 'healthy' | 'degraded' | 'draining';
  /** What is wrong, by part: `{ redis: 'away' }`. */
  problems: Record<string, string>;
  [detail: string]: unknown;
}

interface OperationsServerOptions {
  health: () => Health | Promise<Health>;
  /** False while the process should get no new work. */
  ready: () => boolean;
  metrics: Registry;
}

/**
 * GET /health (200 with details, 503 when draining), /ready (200 or 503), /metrics (Prometheus text). Other paths: 404.
 * The caller listens and closes.
 */
export function createOperationsServer({ health, ready, metrics }: OperationsServerOptions): Server {
  const json = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?', 1)[0];
    if (request.method !== 'GET') return json(response, 405, { error: 'method not allowed' });
    if (path === '/health') {
      const body = await health();
      return json(response, body.status === 'draining' ? 503 : 200, body);
    }
    if (path === '/ready') return json(response, ready() ? 200 : 503, { ready: ready() });
    if (path === '/metrics') {
      response.writeHead(200, { 'content-type': metrics.contentType });
      return response.end(await metrics.metrics());
    }
    return json(response, 404, { error: 'not found' });
  };
  return createServer((request, response) => {
    respond(request, response).catch(() => {
      if (!response.headersSent) json(response, 500, { error: 'internal' });
      else response.destroy();
    });
  });
}
