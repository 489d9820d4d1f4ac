import { PortBlock, rtcPortsPerBlock } from '../system/PortBlock.ts';

/** Where the processes of one stack listen. */
export interface StackPorts {
  web: number;
  /** One entry per media server. */
  mediaServers: readonly MediaServerPorts[];
  /** One entry per worker. */
  workers: readonly WorkerPorts[];
}

export interface MediaServerPorts {
  http: number;
  rtc: number;
  /** Undefined: the media server's own default range. */
  rtcRange: { min: number; max: number } | undefined;
}

export interface WorkerPorts {
  http: number;
  rtpRange: { min: number; max: number } | undefined;
}

/** The most mediasoup workers a private media server may have: each takes a port. */
export const maxPrivateMediaWorkers = rtcPortsPerBlock;

interface PrivatePorts {
  ports: StackPorts;
  infrastructure: { postgres: number; redis: number };
  close(): void;
}

/** Ports that belong to this process until close(): one block for each media server and worker beyond the first pair. */
export async function claimPrivatePorts({ mediaServers, workers }: { mediaServers: number; workers: number }): Promise<PrivatePorts> {
  const first = await PortBlock.claim();
  const blocks = [first];
  while (blocks.length < Math.max(mediaServers, workers)) blocks.push(await PortBlock.claim());
  return {
    ports: {
      web: first.port('web'),
      mediaServers: blocks.slice(0, mediaServers).map((block) => ({
        http: block.port('media'),
        rtc: block.port('rtc'),
        rtcRange: { min: block.port('rtcMin'), max: block.port('rtcMax') },
      })),
      workers: blocks.slice(0, workers).map((block) => ({
        http: block.port('worker'),
        rtpRange: { min: block.port('workerRtpMin'), max: block.port('workerRtpMax') },
      })),
    },
    infrastructure: { postgres: first.port('postgres'), redis: first.port('redis') },
    close: () => {
      for (const block of blocks) block.close();
    },
  };
}
