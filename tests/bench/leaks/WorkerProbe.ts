import type { CDPSession } from 'playwright';
import { z } from 'zod';

const answerSchema = z.object({ id: z.number().optional(), result: z.record(z.string(), z.unknown()).optional() });
const objectSchema = z.object({ objectId: z.string() });

interface WorkerCounts {
  heapBytes: number;
  videoFrames: number;
}

interface Waiting {
  worker: string;
  resolve: (result: Record<string, unknown>) => void;
  reject: (error: Error) => void;
}

/** The dedicated workers of a page, asked by way of the page's own session: Playwright opens none to a worker. */
export class WorkerProbe {
  readonly #session: CDPSession;
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#workers.add(sessionId);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#forget(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => this.#onMessage(message));
  }

  static async open(session: CDPSession): Promise<WorkerProbe> {
    const probe = new WorkerProbe(session);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return probe;
  }

  /** After a collection in each: how many there are, what their heaps hold, and the pictures in them. */
  async count(): Promise<WorkerCounts & { workers: number }> {
    const counts = await Promise.all([...this.#workers].map((worker) => this.#countUnlessGone(worker)));
    const living = counts.filter((count) => count !== undefined);
    return {
      workers: living.length,
      heapBytes: living.reduce((sum, { heapBytes }) => sum + heapBytes, 0),
      videoFrames: living.reduce((sum, { videoFrames }) => sum + videoFrames, 0),
    };
  }

  async #countUnlessGone(worker: string): Promise<WorkerCounts | undefined> {
    try {
      return await this.#countIn(worker);
    } catch (error) {
      if (this.#workers.has(worker)) throw error;
      return undefined;
    }
  }

  async #countIn(worker: string): Promise<WorkerCounts> {
    const group = { objectGroup: 'counted' };
    await this.#send(worker, 'HeapProfiler.collectGarbage');
    const { usedSize } = await this.#send(worker, 'Runtime.getHeapUsage');
    const prototype = await this.#send(worker, 'Runtime.evaluate', { expression: 'VideoFrame.prototype', ...group });
    const prototypeObjectId = objectSchema.parse(prototype.result).objectId;
    const { objects } = await this.#send(worker, 'Runtime.queryObjects', { prototypeObjectId, ...group });
    const counted = await this.#send(worker, 'Runtime.callFunctionOn', {
      objectId: objectSchema.parse(objects).objectId,
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await this.#send(worker, 'Runtime.releaseObjectGroup', group);
    return { heapBytes: z.number().parse(usedSize), videoFrames: z.object({ value: z.number() }).parse(counted.result).value };
  }

  async #send(worker: string, method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    this.#waiting.set(id, { worker, resolve, reject });
    const message = JSON.stringify({ id, method, params });
    this.#session.send('Target.sendMessageToTarget', { sessionId: worker, message }).catch(reject);
    return await promise;
  }

  #onMessage(message: string): void {
    const { id = 0, result } = answerSchema.parse(JSON.parse(message));
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (result) waiting?.resolve(result);
    else waiting?.reject(new Error(`a worker refused: ${message}`));
  }

  #forget(worker: string): void {
    this.#workers.delete(worker);
    for (const waiting of this.#waiting.values()) if (waiting.worker === worker) waiting.reject(new Error('the worker has ended'));
  }
}
