import type { CDPSession } from 'playwright';
import { z } from 'zod';

const answer = z.object({ id: z.number().optional(), result: z.record(z.string(), z.unknown()).optional() });

/** The dedicated workers of a page, each asked over the page's own session: no client of the protocol opens sessions for them. */
export class WorkerProbe {
  readonly #session: CDPSession;
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<number, (result: Record<string, unknown>) => void>();
  #lastId = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#workers.add(sessionId);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = answer.parse(JSON.parse(message));
      if (id === undefined) return;
      this.#waiting.get(id)?.(result ?? {});
      this.#waiting.delete(id);
    });
  }

  static async open(session: CDPSession): Promise<WorkerProbe> {
    const probe = new WorkerProbe(session);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return probe;
  }

  /** After a collection in each: how many there are, what their heaps hold, and the pictures that nobody closed. */
  async count(): Promise<{ workers: number; heapBytes: number; videoFrames: number }> {
    const counts = await Promise.all([...this.#workers].map((worker) => this.#countIn(worker)));
    const total = (pick: (count: (typeof counts)[number]) => number) => counts.reduce((sum, count) => sum + pick(count), 0);
    return {
      workers: counts.length,
      heapBytes: total(({ heapBytes }) => heapBytes),
      videoFrames: total(({ videoFrames }) => videoFrames),
    };
  }

  async #countIn(worker: string) {
    await this.#send(worker, 'HeapProfiler.collectGarbage');
    const { usedSize } = await this.#send(worker, 'Runtime.getHeapUsage');
    const prototype = await this.#evaluate(worker, 'VideoFrame.prototype');
    const { objects } = z
      .object({ objects: z.object({ objectId: z.string() }) })
      .parse(await this.#send(worker, 'Runtime.queryObjects', { prototypeObjectId: prototype, objectGroup: 'counted' }));
    const { result } = z.object({ result: z.object({ value: z.number() }) }).parse(
      await this.#send(worker, 'Runtime.callFunctionOn', {
        objectId: objects.objectId,
        functionDeclaration: 'function () { return this.length; }',
        returnByValue: true,
      }),
    );
    await this.#send(worker, 'Runtime.releaseObjectGroup', { objectGroup: 'counted' });
    return { heapBytes: z.number().parse(usedSize), videoFrames: result.value };
  }

  async #evaluate(worker: string, expression: string): Promise<string> {
    const found = await this.#send(worker, 'Runtime.evaluate', { expression, objectGroup: 'counted' });
    return z.object({ result: z.object({ objectId: z.string() }) }).parse(found).result.objectId;
  }

  async #send(worker: string, method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<Record<string, unknown>>((resolve) => this.#waiting.set(id, resolve));
    await this.#session.send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method, params }) });
    return await answered;
  }
}
