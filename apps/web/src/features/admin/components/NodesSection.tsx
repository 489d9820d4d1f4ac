'use client';

import type { ServerRecord, ServerState } from '@footlight/contracts';
import { Server } from 'lucide-react';
import { useEffect, useState } from 'react';
import { callApi, messageOf } from '../../../ui/apiClient.ts';
import { Badge, Card, EmptyState, formatDuration, formatShare, Notice, StatusDot, type Tone } from '../../../ui/index.ts';
import { nodeList } from '../views.ts';

const refreshIntervalMs = 3000;

const states: Record<ServerState, { tone: Tone; word: string }> = {
  healthy: { tone: 'healthy', word: 'Healthy' },
  degraded: { tone: 'attention', word: 'Degraded' },
  draining: { tone: 'attention', word: 'Draining' },
};

/** Media servers with a fresh heartbeat, their state and load; read again every three seconds. */
export function NodesSection({ initial }: { initial: readonly ServerRecord[] | null }) {
  const [servers, setServers] = useState<readonly ServerRecord[] | null>(initial);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        const answer = await callApi('/api/admin/nodes', { result: nodeList, signal: abort.signal });
        setServers(answer.servers);
        setProblem(null);
      } catch (error) {
        if (!abort.signal.aborted) setProblem(messageOf(error));
      }
    };
    void read();
    const interval = setInterval(() => void read(), refreshIntervalMs);
    return () => {
      clearInterval(interval);
      abort.abort();
    };
  }, []);

  return (
    <div className="flex flex-col gap-4">
      {problem && <Notice tone="attention">{problem}</Notice>}
      {servers?.length === 0 && (
        <Card>
          <EmptyState picture={<Server size={32} strokeWidth={1.5} aria-hidden />} title="No media server is running">
            Studios cannot be entered until one is back. It appears here within seconds of its start.
          </EmptyState>
        </Card>
      )}
      {servers?.map((server) => (
        <NodeCard key={server.serverId} server={server} />
      ))}
    </div>
  );
}

function NodeCard({ server }: { server: ServerRecord }) {
  const { tone, word } = states[server.state];
  const { load } = server;
  const counts: [string, number][] = [
    ['Rooms', load.rooms],
    ['People', load.peers],
    ['Streams out', load.activeTaps],
    ['Media workers', load.mediaWorkers],
    ['Transports', load.transports],
    ['Producers', load.producers],
    ['Consumers', load.consumers],
    ['Connections', load.connections],
  ];
  return (
    <Card className="p-5 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h3 className="truncate font-medium">{server.serverId}</h3>
          <p className="text-[0.8125rem] text-faint">
            {server.region && `${server.region}, `}up for {formatDuration(server.updatedAt - server.startedAt)}
          </p>
        </div>
        <Badge tone={tone} icon={<StatusDot tone={tone} />}>
          {word}
        </Badge>
      </div>
      <div className="mt-5 grid gap-4 sm:grid-cols-2">
        <Gauge label="Processor" share={load.cpu} />
        <Gauge label="Memory" share={load.memory} />
      </div>
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-3 border-t border-line pt-5 sm:grid-cols-4">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt className="text-xs text-faint">{label}</dt>
            <dd className="text-base font-medium tabular">{count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Gauge({ label, share }: { label: string; share: number }) {
  return (
    <div>
      <div className="flex justify-between text-[0.8125rem]">
        <span className="text-muted">{label}</span>
        <span className="tabular">{formatShare(share)}</span>
      </div>
      <div className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line" aria-hidden="true">
        <div
          className={share > 0.85 ? 'h-full rounded-full bg-attention' : 'h-full rounded-full bg-healthy'}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </div>
    </div>
  );
}
