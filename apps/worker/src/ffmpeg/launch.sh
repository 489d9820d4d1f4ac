#!/bin/sh
# Starts FFmpeg with an empty environment, since the worker's holds secrets, and ties its life to the worker's: with
# util-linux's setpriv the kernel kills it when the worker dies, also by SIGKILL. Without setpriv the closed pipes do.
if command -v setpriv >/dev/null 2>&1; then
  exec env -i PATH="$PATH" setpriv --pdeathsig KILL -- "${FFMPEG_PATH:-ffmpeg}" "$@"
fi
exec env -i PATH="$PATH" "${FFMPEG_PATH:-ffmpeg}" "$@"
