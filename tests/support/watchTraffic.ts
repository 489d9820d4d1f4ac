import type { BrowserContext, Page } from 'playwright';
import type { CanarySearch } from './CanarySearch.ts';

const readable = /html|json|javascript|text/;

/** Searches all that a context's pages are sent: documents, data, and the frames of their sockets. */
export function watchTraffic(context: BrowserContext, search: CanarySearch): void {
  const watchPage = (page: Page) => {
    page.on('websocket', (socket) => {
      const look = ({ payload }: { payload: string | Buffer }) =>
        search.search(payload, { kind: 'socketFrame', place: `socket ${new URL(socket.url()).pathname}` });
      socket.on('framereceived', look);
      socket.on('framesent', look);
    });
    page.on('console', (message) => search.search(message.text(), { kind: 'console', place: 'browser console' }));
  };
  context.on('page', watchPage);
  context.on('response', (response) => {
    const place = `answer of ${response.request().method()} ${new URL(response.url()).pathname}`;
    search.search(response.url(), { kind: 'address', place });
    const type = response.headers()['content-type'] ?? '';
    // An event stream has no end to wait for.
    if (!readable.test(type) || type.includes('event-stream')) return;
    response.body().then(
      (body) => search.search(body, { kind: 'response', place }),
      // The page went elsewhere before its answer was read: nobody saw it.
      () => undefined,
    );
  });
}
