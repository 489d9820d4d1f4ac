import type { Page } from 'playwright';
import { UdpProxy } from './UdpProxy.ts';

/** A person's own network: every UDP path that their page is offered leads through it. */
export class PoorNetwork {
  /** By the port they lead to. */
  readonly #proxies = new Map<number, Promise<UdpProxy>>();
  readonly #blocked: boolean;
  #lossShare = 0;

  /** @param blocksUdp lets nothing through, so that a browser has to take another path. */
  constructor({ blocksUdp = false }: { blocksUdp?: boolean } = {}) {
    this.#blocked = blocksUdp;
  }

  /** To be called before the page opens. */
  async attach(page: Page): Promise<void> {
    await page.exposeFunction('footlightProxyOf', async (port: number) => (await this.#proxyOf(port)).port);
    await page.addInitScript(() => {
      window.RTCPeerConnection = class extends RTCPeerConnection {
        override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
          let { sdp = '' } = description;
          for (const [line, start, port] of sdp.matchAll(/(a=candidate:\S+ \d+ udp \d+) \S+ (\d+)/gi))
            sdp = sdp.replace(line, `${start} 127.0.0.1 ${await window.footlightProxyOf?.(Number(port))}`);
          await super.setRemoteDescription({ type: description.type, sdp });
        }
      };
    });
  }

  /** @param share of the media both ways, 0..1. */
  async lose(share: number): Promise<void> {
    this.#lossShare = share;
    for (const proxy of this.#proxies.values()) (await proxy).lossShare = share;
  }

  async close(): Promise<void> {
    for (const proxy of this.#proxies.values()) (await proxy).close();
  }

  async #proxyOf(port: number): Promise<UdpProxy> {
    const known = this.#proxies.get(port);
    if (known) return await known;
    const opening = UdpProxy.open(port).then((proxy) => {
      proxy.lossShare = this.#lossShare;
      proxy.blocked = this.#blocked;
      return proxy;
    });
    this.#proxies.set(port, opening);
    return await opening;
  }
}

declare global {
  interface Window {
    footlightProxyOf?: (port: number) => Promise<number>;
  }
}
