import { roomAdmission } from '@footlight/contracts';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { z } from 'zod';

const created = z.object({ id: z.string() });
const broadcast = z.object({
  id: z.string(),
  state: z.enum(['ready', 'live', 'ended']),
  egress: z
    .object({
      id: z.string(),
      state: z.string(),
      outputs: z.array(z.object({ name: z.string(), kind: z.string(), state: z.string(), reason: z.string().nullable() })),
    })
    .nullable(),
});
const failure = z.object({
  error: z.object({ code: z.string(), message: z.string(), problems: z.array(z.object({ path: z.string(), message: z.string() })) }),
});

export interface ApiFailure {
  status: number;
  code: string;
  message: string;
  problems: { path: string; message: string }[];
}

/** The product's HTTP API with someone's cookies: for what a test needs and does not test, and for what only it can ask. */
export class WebApi {
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  async createDestination(body: {
    name: string;
    serverUrl: string;
    streamKey: string;
    platform?: string;
    program?: string;
  }): Promise<string> {
    return (await this.#post('/api/destinations', { platform: 'custom', enabled: true, ...body }, created)).id;
  }

  async createShow(body: { title: string; destinationIds?: readonly string[]; streamingMethod?: string }): Promise<string> {
    return (await this.#post('/api/broadcasts', { programSize: '720p', destinationIds: [], ...body }, created)).id;
  }

  async createInvite(broadcastId: string, body: { maxUses?: number; expiresInHours?: number } = {}): Promise<{ id: string; url: string }> {
    const answer = z.object({ invite: created, url: z.string() });
    const { invite, url } = await this.#post(`/api/broadcasts/${broadcastId}/invites`, { role: 'guest', label: '', ...body }, answer);
    return { id: invite.id, url };
  }

  async revokeInvite(broadcastId: string, inviteId: string): Promise<void> {
    await assertOk(await this.#request.delete(`/api/broadcasts/${broadcastId}/invites/${inviteId}`));
  }

  async createUser(body: { name: string; email: string; password: string; role: 'admin' | 'creator' }): Promise<string> {
    return (await this.#post('/api/admin/users', body, created)).id;
  }

  async updateUser(id: string, body: object): Promise<void> {
    await assertOk(await this.#request.patch(`/api/admin/users/${id}`, { data: body }));
  }

  async getShow(broadcastId: string): Promise<z.infer<typeof broadcast>> {
    return await read(await this.#request.get(`/api/broadcasts/${broadcastId}`), broadcast);
  }

  async askAdmission(broadcastId: string): Promise<z.infer<typeof roomAdmission>> {
    return await this.#post(`/api/broadcasts/${broadcastId}/admission`, {}, roomAdmission);
  }

  /** A request as it is, for its refusal. */
  async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT', path: string, data?: object): Promise<APIResponse> {
    return await this.#request.fetch(path, { method, ...(data ? { data } : {}) });
  }

  /** Ends a show; one that is not live is left as it is. */
  async endShow(broadcastId: string): Promise<void> {
    const answer = await this.#request.post(`/api/broadcasts/${broadcastId}/end`);
    if (!answer.ok() && answer.status() !== 409) await assertOk(answer);
  }

  async #post<S extends z.ZodType>(path: string, data: object, answer: S): Promise<z.infer<S>> {
    return await read(await this.#request.post(path, { data }), answer);
  }
}

/** What a refusal says. @throws Error when it was none. */
export async function readFailure(answer: APIResponse): Promise<ApiFailure> {
  if (answer.ok()) throw new Error(`${answer.url()} was not refused`);
  const { error } = failure.parse(await answer.json());
  return { status: answer.status(), ...error };
}

async function assertOk(answer: APIResponse): Promise<void> {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
}

async function read<S extends z.ZodType>(answer: APIResponse, schema: S): Promise<z.infer<S>> {
  await assertOk(answer);
  return schema.parse(await answer.json());
}
