import { fileURLToPath } from 'node:url';

/** The script by which every FFmpeg is started; it reads FFMPEG_PATH and nothing else. */
export const launcherPath = fileURLToPath(new URL('./launch.sh', import.meta.url));
