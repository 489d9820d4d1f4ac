/** All ideals: a camera that offers less is taken as it is. */
export const cameraConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } as const;
