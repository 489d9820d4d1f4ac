/** Next calls this once before the server takes requests. */
export async function register(): Promise<void> {
  // The bundler replaces this name, and leaves Node's modules out of other runtimes by it.
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('./server/start.ts')).start();
}
