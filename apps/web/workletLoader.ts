import { rolldown } from 'rolldown';

interface LoaderContext {
  resourcePath: string;
  addDependency(path: string): void;
}

/**
 * Makes one JavaScript module of an audio worklet and all that it imports: the audio thread has a module loader of its own, and
 * Turbopack passes on what `new URL()` names as it is.
 */
export default async function workletLoader(this: LoaderContext): Promise<string> {
  const bundle = await rolldown({ input: this.resourcePath });
  try {
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    const [{ code, moduleIds }] = output;
    for (const path of moduleIds) this.addDependency(path);
    return code;
  } finally {
    await bundle.close();
  }
}
