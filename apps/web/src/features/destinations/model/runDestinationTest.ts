import { AppError, type DestinationTestState, destinationTestState } from '@footlight/contracts';
import { errorFrom, unreachableText } from '../../../ui/apiClient.ts';

interface RunOptions {
  /** Ends the test; the promise then rejects with its reason. */
  signal: AbortSignal;
  onState: (state: DestinationTestState) => void;
}

/** Tests a destination and tells each state. @throws AppError when it is refused, or the connection is lost before the verdict. */
export async function runDestinationTest(id: string, { signal, onState }: RunOptions): Promise<void> {
  try {
    const response = await fetch(`/api/destinations/${encodeURIComponent(id)}/test`, { method: 'POST', cache: 'no-store', signal });
    if (!response.ok || !response.body) throw errorFrom(await response.json().catch(() => undefined));
    await readLines(response.body, (line) => onState(destinationTestState.parse(JSON.parse(line))));
  } catch (error) {
    if (signal.aborted || error instanceof AppError) throw error;
    throw new AppError('internal', { message: unreachableText, cause: error });
  }
}

async function readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>, onLine: (line: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
}
