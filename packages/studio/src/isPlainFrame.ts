/** True where a frame's pixels are as they are to be seen: not turned, mirrored or stretched by who shows them. */
export const isPlainFrame = (frame: VideoFrame & { rotation?: number; flip?: boolean }): boolean =>
  !frame.rotation && !frame.flip && frame.visibleRect?.width === frame.displayWidth && frame.visibleRect.height === frame.displayHeight;
