import type { CDPSession, Page } from 'playwright';
import type { Count } from './Count.ts';
import { WorkerProbe } from './WorkerProbe.ts';

type Thing = Pick<Count, 'rule' | 'kept'> & { name: string; what: string };

/**
 * Chromium keeps the source node of a stream for as long as its AudioContext runs (crbug.com/937231), and with it the stream and
 * its track. A voice has one for each visit; clips share theirs.
 */
const oneForEachVoice = { joins: 1 };

/** Counters that the browser keeps of the page's process, by its name for them. */
const metrics: readonly Thing[] = [
  { name: 'JSHeapUsedSize', what: 'heap', rule: 'heap' },
  { name: 'Documents', what: 'documents', rule: 'exact' },
  { name: 'Nodes', what: 'nodes', rule: 'exact' },
  { name: 'JSEventListeners', what: 'event listeners', rule: 'exact' },
  { name: 'AudioHandlers', what: 'audio handlers', rule: 'exact', kept: oneForEachVoice },
  { name: 'RTCPeerConnections', what: 'peer connections', rule: 'exact' },
  { name: 'WorkerGlobalScopes', what: 'worker scopes', rule: 'exact' },
];

/** Interfaces whose living objects are counted in the page. */
const interfaces: readonly Omit<Thing, 'what'>[] = [
  { name: 'MediaStreamTrack', rule: 'exact', kept: oneForEachVoice },
  { name: 'MediaStream', rule: 'exact', kept: oneForEachVoice },
  { name: 'AudioNode', rule: 'exact', kept: oneForEachVoice },
  { name: 'AudioContext', rule: 'exact' },
  { name: 'HTMLMediaElement', rule: 'exact' },
  { name: 'RTCRtpTransceiver', rule: 'exact' },
  { name: 'Worker', rule: 'exact' },
  { name: 'WebSocket', rule: 'exact' },
  { name: 'ImageBitmap', rule: 'exact' },
  { name: 'VideoFrame', rule: 'exact' },
  { name: 'AbortController', rule: 'exact' },
];

/** What finalizers let go of is gone with the next collection. */
const collections = 3;

interface PageProbeOptions {
  page: Page;
  /** The page's name in the counts. */
  where: string;
  /** True for a page whose AudioContext runs all the while. */
  keepsSounds: boolean;
}

/** Counts what is alive in a page, after garbage was collected. */
export class PageProbe {
  readonly #options: PageProbeOptions;
  readonly #session: CDPSession;
  readonly #workers: WorkerProbe;

  private constructor(parts: { options: PageProbeOptions; session: CDPSession; workers: WorkerProbe }) {
    this.#options = parts.options;
    this.#session = parts.session;
    this.#workers = parts.workers;
  }

  static async open(options: PageProbeOptions): Promise<PageProbe> {
    const session = await options.page.context().newCDPSession(options.page);
    await session.send('Performance.enable');
    return new PageProbe({ options, session, workers: await WorkerProbe.open(session) });
  }

  async count(): Promise<Count[]> {
    // ShowBrowser lets a page remember its connections; they are the probe's, not the product's.
    await this.#options.page.evaluate(() => window.footlightPeerConnections?.splice(0));
    for (let round = 0; round < collections; round += 1) await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics: found } = await this.#session.send('Performance.getMetrics');
    const counts = metrics.map((thing) => {
      const metric = found.find(({ name }) => name === thing.name);
      if (!metric) throw new Error(`the browser does not count ${thing.name}`);
      return this.#toCount(thing, metric.value);
    });
    for (const thing of interfaces) counts.push(this.#toCount({ ...thing, what: thing.name }, await this.#countObjects(thing.name)));
    const { workers, heapBytes, videoFrames } = await this.#workers.count();
    const { where } = this.#options;
    return [
      ...counts,
      { where, what: 'workers', rule: 'exact', value: workers },
      { where, what: 'heap of workers', rule: 'heap', value: heapBytes },
      { where, what: 'VideoFrame in workers', rule: 'exact', value: videoFrames },
    ];
  }

  #toCount({ what, rule, kept }: Thing, value: number): Count {
    const { where, keepsSounds } = this.#options;
    return { where, what, rule, value, ...(kept && keepsSounds ? { kept } : {}) };
  }

  /** Objects on the page's heap with this interface's prototype in their chain. */
  async #countObjects(name: string): Promise<number> {
    const group = { objectGroup: 'counted' };
    const { result: prototype } = await this.#session.send('Runtime.evaluate', { expression: `${name}.prototype`, ...group });
    const { objects } = await this.#session.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '', ...group });
    const { result } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await this.#session.send('Runtime.releaseObjectGroup', group);
    return Number(result.value);
  }
}
