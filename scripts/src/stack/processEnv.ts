/** The names each process reads; it is given these and nothing else, so that a secret reaches only who needs it. */
const general = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
];

/** The variables of each app's env.ts. */
export const variables = {
  web: [
    'DATABASE_URL',
    'REDIS_URL',
    'WEB_PORT',
    'NEXTAUTH_URL',
    'NEXTAUTH_SECRET',
    'ROOM_TOKEN_SECRET',
    'ENCRYPTION_KEYS',
    'SETUP_CODE',
    'STREAMING_METHOD',
    'RTMP_ALLOWED_PRIVATE_HOSTS',
    'GOOGLE_CLIENT_ID',
    'GOOGLE_CLIENT_SECRET',
    'TWITCH_CLIENT_ID',
    'TWITCH_CLIENT_SECRET',
    'RECORDINGS_DIR',
    'MEDIA_STORAGE',
    'MEDIA_DIR',
    'S3_BUCKET',
    'S3_REGION',
    'S3_ENDPOINT',
    'S3_ACCESS_KEY_ID',
    'S3_SECRET_ACCESS_KEY',
    'MEDIA_MAX_IMAGE_MB',
    'MEDIA_MAX_AUDIO_MB',
    'MEDIA_MAX_VIDEO_MB',
    'MEDIA_QUOTA_MB',
    'TRUST_PROXY',
    'LOG_LEVEL',
  ],
  mediaServer: [
    'REDIS_URL',
    'SERVER_ID',
    'MEDIA_PORT',
    'MEDIA_LISTEN_IP',
    'MEDIA_PUBLIC_URL',
    'MEDIA_INTERNAL_URL',
    'BACKEND_API_URL',
    'MEDIASOUP_ANNOUNCED_IP',
    'MEDIASOUP_WORKERS',
    'RTC_PORT',
    'RTC_MIN_PORT',
    'RTC_MAX_PORT',
    'MEDIASOUP_WORKER_BIN',
    'ROOM_TOKEN_SECRET',
    'INTERNAL_API_TOKEN',
    'REGION',
    'MAX_CONNECTIONS',
    'DRAIN_TIMEOUT_SECONDS',
    'LOG_LEVEL',
  ],
  worker: [
    'DATABASE_URL',
    'REDIS_URL',
    'WORKER_ID',
    'WORKER_PORT',
    'INTERNAL_API_TOKEN',
    'ENCRYPTION_KEYS',
    'RTMP_ALLOWED_PRIVATE_HOSTS',
    'FFMPEG_PATH',
    'WORKER_RTP_IP',
    'WORKER_RTP_MIN_PORT',
    'WORKER_RTP_MAX_PORT',
    'RECORDINGS_DIR',
    'WORKER_MAX_EGRESSES',
    'STREAMING_METHOD',
    'RTMP_CA_FILE',
    'LOG_LEVEL',
  ],
} as const;

/** What any program needs to run, of the environment we run in. */
export const pickGeneralVariables = (operator: Variables): Variables =>
  Object.fromEntries(Object.entries(operator).filter(([name]) => general.includes(name)));

export type AppName = keyof typeof variables;
export type Variables = Readonly<Record<string, string>>;

/**
 * The environment of one process.
 * @param layers later ones win: our defaults, then the operator's variables, then what this stack decides.
 */
export function buildProcessEnv(app: AppName, layers: readonly Variables[]): Record<string, string> {
  const merged: Variables = Object.assign({}, ...layers);
  const known = [...general, ...variables[app]].flatMap((name) => {
    const value = merged[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(known), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}
