import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BroadcastEvents } from './BroadcastEvents.ts';

/** Stands for the browser's EventSource, which Node lacks. */
class EventSourceSimulator extends EventTarget {
  readyState = 0;
  close = vi.fn();
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  send(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

function openEvents() {
  const sources: EventSourceSimulator[] = [];
  const events = new BroadcastEvents({
    broadcastId: 'b1',
    status: { state: 'ready', startedAt: null },
    openSource: (url) => {
      const source = new EventSourceSimulator(url);
      sources.push(source);
      return source;
    },
  });
  return { events, sources, last: () => sources.at(-1) ?? new EventSourceSimulator('') };
}

describe('event stream of a broadcast', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('takes each state as it comes', () => {
    const { events, last } = openEvents();
    expect(last().url).toBe('/api/broadcasts/b1/events');
    last().send(JSON.stringify({ type: 'broadcastStateChanged', status: { state: 'live', startedAt: 5 } }));
    expect(events.state.getSnapshot()).toMatchObject({ connection: 'open', status: { state: 'live', startedAt: 5 } });
  });

  it.each(['{', '{"type":"other"}', '{"type":"broadcastStateChanged"}'])('ignores what it cannot read: %s', (data) => {
    const { events, last } = openEvents();
    const before = events.state.getSnapshot();
    last().send(data);
    expect(events.state.getSnapshot()).toBe(before);
  });

  it('keeps the last state while the server is away, and comes back by itself', () => {
    const { events, sources, last } = openEvents();
    last().open();
    last().fail(2);
    expect(events.state.getSnapshot()).toMatchObject({ connection: 'lost', status: { state: 'ready' } });
    vi.runOnlyPendingTimers();
    expect(sources).toHaveLength(2);
    last().open();
    expect(events.state.getSnapshot().connection).toBe('open');
  });

  it('leaves the browser its own retries', () => {
    const { sources, last } = openEvents();
    last().fail(0);
    vi.runOnlyPendingTimers();
    expect(sources).toHaveLength(1);
  });

  it('stays closed', () => {
    const { events, sources, last } = openEvents();
    events.close();
    events.close();
    events.retry();
    expect(last().close).toHaveBeenCalledTimes(1);
    expect(sources).toHaveLength(1);
  });
});
