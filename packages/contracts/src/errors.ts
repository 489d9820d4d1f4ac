import { maxOnStage } from './stage.ts';

/**
 * Every error a person can meet, in one table: HTTP status, whose fault it is, whether trying again can
 * help, and the sentence a creator reads. `message` is what happened and what to do next.
 */
type Fault = 'caller' | 'us' | 'elsewhere';

interface ErrorEntry {
  status: number;
  fault: Fault;
  retryable: boolean;
  message: string;
}

const entry = (status: number, fault: Fault, retryable: boolean, message: string): ErrorEntry => ({
  status,
  fault,
  retryable,
  message,
});

export const errorCatalogue = {
  // Asking wrongly
  badRequest: entry(400, 'caller', false, 'That request could not be understood.'),
  invalidInput: entry(422, 'caller', false, 'Something in the form needs another look.'),
  notFound: entry(404, 'caller', false, 'This does not exist, or it was removed.'),
  changedElsewhere: entry(409, 'caller', true, 'This was changed in another place meanwhile. What is there now was loaded.'),
  payloadTooLarge: entry(413, 'caller', false, 'That is too large to accept.'),
  libraryFull: entry(413, 'caller', false, 'Your media library is full. Delete something from it, then try again.'),
  rateLimited: entry(429, 'caller', true, 'Too many requests in a short time. Wait a moment, then try again.'),
  unknownMethod: entry(400, 'caller', false, 'This server does not know that request. Reload the page.'),
  malformedFrame: entry(400, 'caller', false, 'The connection sent something unreadable and was closed.'),

  // Who are you
  unauthenticated: entry(401, 'caller', false, 'Sign in to continue.'),
  forbidden: entry(403, 'caller', false, 'Your role does not allow this.'),
  wrongCredentials: entry(401, 'caller', false, 'The e-mail address or the password is wrong.'),
  accountDisabled: entry(403, 'caller', false, 'This account is disabled. Ask an admin to enable it.'),
  setupDone: entry(409, 'caller', false, 'This studio is set up already. Sign in instead.'),
  setupCodeWrong: entry(403, 'caller', false, 'The set-up code is wrong. Use the address that npm start printed.'),

  // Room tokens
  tokenMissing: entry(401, 'caller', false, 'The connection carried no room token. Reload the page.'),
  tokenInvalid: entry(401, 'caller', false, 'The room token is not valid. Reload the page.'),
  tokenExpired: entry(401, 'caller', true, 'The room token has expired. Reload the page.'),
  tokenReplayed: entry(401, 'caller', true, 'The room token was used before. Reload the page.'),
  tokenForeign: entry(403, 'caller', false, 'The room token belongs to another room or server.'),
  originRefused: entry(403, 'caller', false, 'This page may not connect to the media server.'),
  resumeRefused: entry(410, 'caller', true, 'Your place was not held long enough. Joining again.'),

  // Invites
  inviteInvalid: entry(404, 'caller', false, 'This invite link is not valid. Ask the host for a new one.'),
  inviteExpired: entry(410, 'caller', false, 'This invite link has expired. Ask the host for a new one.'),
  inviteRevoked: entry(410, 'caller', false, 'The host withdrew this invite link. Ask for a new one.'),
  inviteUsed: entry(410, 'caller', false, 'This invite link was used already. Ask the host for your own.'),

  // Room
  alreadyInStudio: entry(409, 'caller', false, 'This studio is open in another tab. Close that tab, or take over here.'),
  removedFromRoom: entry(403, 'caller', false, 'The host removed you from this studio.'),
  bannedFromShow: entry(403, 'caller', false, 'The host closed this show to you.'),
  roomFull: entry(503, 'us', true, 'This studio is full. Try again when someone has left.'),
  serverFull: entry(503, 'us', true, 'The media server is at its limit. Try again in a minute.'),
  draining: entry(503, 'us', true, 'This media server is being replaced. Joining another one.'),
  kindNotAllowed: entry(403, 'caller', false, 'Your role may not send this kind of media.'),
  codecNotAllowed: entry(
    422,
    'caller',
    false,
    'This browser offered a codec the studio cannot carry. Use a current Chrome, Edge, Firefox or Safari.',
  ),
  sourceInUse: entry(409, 'caller', false, 'This source is being sent already.'),
  mediaUnavailable: entry(503, 'us', true, 'The media engine is restarting. Your connection will come back by itself.'),
  transportNotFound: entry(404, 'caller', true, 'That connection is gone. Reconnecting.'),
  producerNotFound: entry(404, 'caller', true, 'That source is gone.'),
  consumerNotFound: entry(404, 'caller', true, 'That feed is gone.'),
  chatTooFast: entry(429, 'caller', true, 'That was many messages in a short time. Wait a few seconds, then send again.'),
  onStageAlready: entry(409, 'caller', false, 'You are on stage already: just speak.'),
  stageFull: entry(409, 'caller', false, `${maxOnStage} people are on stage. Move someone backstage first.`),
  neverOnStage: entry(409, 'caller', false, 'A producer works behind the scenes and is never on stage.'),
  peerNotFound: entry(404, 'caller', false, 'That person has left already.'),

  // Going live
  alreadyLive: entry(409, 'caller', false, 'This show is live already.'),
  notLive: entry(409, 'caller', false, 'This show is not live.'),
  broadcastEnded: entry(409, 'caller', false, 'This show has ended. Create a new one to go live again.'),
  noDestination: entry(
    409,
    'caller',
    false,
    'No destination is chosen. The show would only be recorded here. Confirm to go on, or choose a destination.',
  ),
  methodUnavailable: entry(501, 'us', false, 'Streaming through Daily is not available yet. Choose FFmpeg as the streaming method.'),
  noMediaServer: entry(503, 'us', true, 'No media server is running. Start one, or wait until it is back.'),
  lastAdmin: entry(409, 'caller', false, 'This is the only admin. Make someone else an admin first.'),
  destinationOnAir: entry(
    409,
    'caller',
    false,
    'A show sends to this destination just now. Platforms take one sender for each stream key: test it when the show has ended.',
  ),
  inUse: entry(409, 'caller', false, 'This is in use by a live show. End the show first.'),

  // Destination addresses
  addressScheme: entry(422, 'caller', false, 'The server address must begin with rtmp:// or rtmps://.'),
  addressUserinfo: entry(422, 'caller', false, 'The server address must not hold a user name or password.'),
  addressInvalid: entry(422, 'caller', false, 'The server address is not valid. It looks like rtmp://live.example.com/app.'),
  addressPrivate: entry(
    422,
    'caller',
    false,
    'The server address leads into a private network. An admin can allow it with RTMP_ALLOWED_PRIVATE_HOSTS.',
  ),
  addressUnresolved: entry(422, 'elsewhere', true, 'The server name cannot be found. Check its spelling.'),
  streamKeyEmpty: entry(422, 'caller', false, 'The stream key is empty.'),
  streamKeyInvalid: entry(422, 'caller', false, 'The stream key must not hold spaces or control characters. Copy it again.'),

  // Things that are away
  databaseUnavailable: entry(503, 'us', true, 'The database is away. What is on air goes on; try again in a moment.'),
  redisUnavailable: entry(503, 'us', true, 'Redis is away. What is on air goes on; try again in a moment.'),
  internal: entry(500, 'us', true, 'Something went wrong on our side. Try again; the server log has the details.'),
} satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

export const isErrorCode = (value: unknown): value is ErrorCode => typeof value === 'string' && Object.hasOwn(errorCatalogue, value);

/** Which input was wrong, and why, in a sentence. `path` is dotted: `destination.streamKey`. */
export interface FieldProblem {
  path: string;
  message: string;
}

interface AppErrorOptions {
  message?: string;
  problems?: FieldProblem[];
  cause?: unknown;
}

// A bundler may put this class into a process more than once (Next: instrumentation, pages and routes); the registry's
// symbol is one for all copies, so that `instanceof` holds between them.
const appErrorMark = Symbol.for('footlight.AppError');

/** An error with a code from the catalogue. `message` is shown to people; `cause` is for the log alone. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly FieldProblem[];
  readonly [appErrorMark] = true;

  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && appErrorMark in value;
  }

  constructor(code: ErrorCode, { message, problems = [], cause }: AppErrorOptions = {}) {
    super(message ?? errorCatalogue[code].message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.problems = problems;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  get retryable(): boolean {
    return errorCatalogue[this.code].retryable;
  }

  /** The form that crosses a process: never the cause. */
  serialize(): { code: ErrorCode; message: string; problems: readonly FieldProblem[] } {
    return { code: this.code, message: this.message, problems: this.problems };
  }
}

/** For the end of a switch over a union: the compiler shows a forgotten case. */
export function assertUnreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
