import type { Page, WebSocketRoute } from '@playwright/test';

/** Stands between a page and its Room socket, as a network that fails does. Made before the page enters the Room. */
export class RoomSocketGate {
  readonly #routes = new Set<WebSocketRoute>();
  #away = false;
  #losing: string | undefined;

  static async create(page: Page): Promise<RoomSocketGate> {
    const gate = new RoomSocketGate();
    await page.routeWebSocket(/.*/, (route) => gate.#connect(route));
    return gate;
  }

  private constructor() {}

  /** Every socket drops, and none opens until `mend`. */
  async cut(): Promise<void> {
    this.#away = true;
    await Promise.all([...this.#routes].map((route) => route.close()));
  }

  mend(): void {
    this.#away = false;
  }

  /** The next request of that method arrives; its answer does not, since the socket drops. */
  loseNextAnswerTo(method: string): void {
    this.#losing = method;
  }

  #connect(route: WebSocketRoute): void {
    if (this.#away) {
      void route.close();
      return;
    }
    this.#routes.add(route);
    const server = route.connectToServer();
    let isLost = false;
    route.onMessage((message) => {
      server.send(message);
      if (this.#losing === undefined || !message.toString('latin1').includes(this.#losing)) return;
      this.#losing = undefined;
      isLost = true;
      void server.close().then(() => route.close());
    });
    server.onMessage((message) => {
      if (!isLost) route.send(message);
    });
    route.onClose((code, reason) => {
      this.#routes.delete(route);
      void server.close({ ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) });
    });
  }
}
