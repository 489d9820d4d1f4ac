import type { CDPSession, Page } from 'playwright';
import type { Count, CountRule } from './Count.ts';
import { WorkerProbe } from './WorkerProbe.ts';

/** Counters of the page's process that the browser keeps itself, by its name for them. */
const metrics: readonly { name: string; what: string; rule: CountRule }[] = [
  { name: 'JSHeapUsedSize', what: 'heap', rule: 'heap' },
  { name: 'Documents', what: 'documents', rule: 'exact' },
  { name: 'Nodes', what: 'nodes', rule: 'exact' },
  { name: 'JSEventListeners', what: 'event listeners', rule: 'exact' },
  { name: 'AudioHandlers', what: 'audio handlers', rule: 'oneForEachSound' },
  { name: 'RTCPeerConnections', what: 'peer connections', rule: 'exact' },
  { name: 'WorkerGlobalScopes', what: 'worker scopes', rule: 'exact' },
];

/** Interfaces whose living objects are counted in the page. */
const interfaces: readonly { name: string; rule: CountRule }[] = [
  { name: 'MediaStreamTrack', rule: 'exact' },
  { name: 'MediaStream', rule: 'oneForEachSound' },
  { name: 'AudioNode', rule: 'oneForEachSound' },
  { name: 'AudioContext', rule: 'exact' },
  { name: 'HTMLMediaElement', rule: 'exact' },
  { name: 'RTCRtpTransceiver', rule: 'exact' },
  { name: 'Worker', rule: 'exact' },
  { name: 'WebSocket', rule: 'exact' },
  { name: 'ImageBitmap', rule: 'exact' },
  { name: 'VideoFrame', rule: 'exact' },
  { name: 'AbortController', rule: 'exact' },
];

/** Collections until nothing more falls: what finalizers let go of is gone with the next one. */
const collections = 3;

/** Counts what is alive in a page, after garbage was collected. */
export class PageProbe {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #workers: WorkerProbe;
  readonly #where: string;

  private constructor(parts: { page: Page; session: CDPSession; workers: WorkerProbe; where: string }) {
    this.#page = parts.page;
    this.#session = parts.session;
    this.#workers = parts.workers;
    this.#where = parts.where;
  }

  /** @param where the page's name in the counts. */
  static async open(page: Page, where: string): Promise<PageProbe> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new PageProbe({ page, session, workers: await WorkerProbe.open(session), where });
  }

  async count(): Promise<Count[]> {
    // ShowBrowser lets a page remember its connections; they are the probe's, not the product's.
    await this.#page.evaluate(() => window.footlightPeerConnections?.splice(0));
    for (let round = 0; round < collections; round += 1) await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics: found } = await this.#session.send('Performance.getMetrics');
    const counts: Count[] = metrics.map(({ name, what, rule }) => {
      const metric = found.find((candidate) => candidate.name === name);
      if (!metric) throw new Error(`the browser does not count ${name}`);
      return { where: this.#where, what, rule, value: metric.value };
    });
    for (const { name, rule } of interfaces) counts.push({ where: this.#where, what: name, rule, value: await this.#countObjects(name) });
    const { workers, heapBytes, videoFrames } = await this.#workers.count();
    return [
      ...counts,
      { where: this.#where, what: 'workers', rule: 'exact', value: workers },
      { where: this.#where, what: 'heap of workers', rule: 'heap', value: heapBytes },
      { where: this.#where, what: 'VideoFrame in workers', rule: 'exact', value: videoFrames },
    ];
  }

  /** Objects on the page's heap with this interface's prototype in their chain. */
  async #countObjects(name: string): Promise<number> {
    const { result: prototype } = await this.#session.send('Runtime.evaluate', { expression: `${name}.prototype` });
    const { objects } = await this.#session.send('Runtime.queryObjects', {
      prototypeObjectId: prototype.objectId ?? '',
      objectGroup: 'counted',
    });
    const { result } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await this.#session.send('Runtime.releaseObjectGroup', { objectGroup: 'counted' });
    if (prototype.objectId) await this.#session.send('Runtime.releaseObject', { objectId: prototype.objectId });
    return Number(result.value);
  }
}
