let loading: Promise<Uint8Array> | undefined;

/**
 * The network that tells a person from what is behind them, once for a page.
 *
 * @throws Error when the server does not give it; the next call asks again.
 */
export async function loadModel(): Promise<Uint8Array> {
  loading ??= fetchModel().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return await loading;
}

async function fetchModel(): Promise<Uint8Array> {
  const url = new URL('../../../../node_modules/@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite', import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the model was answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
