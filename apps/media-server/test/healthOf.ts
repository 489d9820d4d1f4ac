import { z } from 'zod';

const health = z.looseObject({
  status: z.string(),
  problems: z.record(z.string(), z.string()),
  activeStreams: z.number(),
  taps: z.number(),
  consumers: z.number(),
  connections: z.number(),
});

/** What GET /health says. */
export async function healthOf({ httpUrl }: { httpUrl: string }): Promise<z.infer<typeof health>> {
  return health.parse(await (await fetch(`${httpUrl}/health`)).json());
}
