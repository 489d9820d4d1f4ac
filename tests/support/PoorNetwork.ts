import type { Page } from 'playwright';
import { UdpProxy } from './UdpProxy.ts';

interface PoorNetworkOptions {
  /** Lets nothing through, so that a browser has to take another path. */
  blocksUdp?: boolean;
  /** Of this machine, where the browser finds it. */
  address?: string;
}

/** A person's own network: every UDP path that their page is offered leads through it. */
export class PoorNetwork {
  readonly #address: string;
  readonly #blocked: boolean;
  /** By the port they lead to. */
  readonly #proxies = new Map<number, Promise<UdpProxy>>();
  #lossShare = 0;

  constructor({ blocksUdp = false, address = '127.0.0.1' }: PoorNetworkOptions = {}) {
    this.#blocked = blocksUdp;
    this.#address = address;
  }

  /** To be called before the page opens. */
  async attach(page: Page): Promise<void> {
    await page.exposeFunction('footlightProxyOf', this.findProxy);
    await page.addInitScript(leadThroughProxies);
  }

  /** Where in this network a port of the media server is: address and port as a candidate names them. */
  readonly findProxy = async (port: number): Promise<string> => {
    const opening = this.#proxies.get(port) ?? UdpProxy.open(port, { address: this.#address });
    this.#proxies.set(port, opening);
    const proxy = await opening;
    proxy.lossShare = this.#lossShare;
    proxy.blocked = this.#blocked;
    return `${this.#address} ${proxy.port}`;
  };

  /** @param share of the media both ways, 0..1. */
  async lose(share: number): Promise<void> {
    this.#lossShare = share;
    for (const proxy of this.#proxies.values()) (await proxy).lossShare = share;
  }

  async close(): Promise<void> {
    for (const proxy of this.#proxies.values()) (await proxy).close();
  }
}

/** Runs in the page, before anything of its own. */
export function leadThroughProxies(): void {
  window.RTCPeerConnection = class extends RTCPeerConnection {
    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      let { sdp = '' } = description;
      for (const [line, start, port] of sdp.matchAll(/(a=candidate:\S+ \d+ udp \d+) \S+ (\d+)/gi))
        sdp = sdp.replace(line, `${start} ${await window.footlightProxyOf?.(Number(port))}`);
      await super.setRemoteDescription({ type: description.type, sdp });
    }
  };
}

declare global {
  interface Window {
    footlightProxyOf?: (port: number) => Promise<string>;
  }
}
