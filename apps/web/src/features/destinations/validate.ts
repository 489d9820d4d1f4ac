import {
  errorCatalogue,
  type FieldProblem,
  findAddressProblem,
  findStreamKeyProblem,
  type PlatformId,
  platformId,
  platforms,
  programId,
} from '@footlight/contracts';
import { z } from 'zod';

interface DestinationDraft {
  name: string;
  platform: PlatformId;
  serverUrl: string;
  /** Undefined keeps the stored one. */
  streamKey?: string | undefined;
}

const maxServerUrlLength = 500;

function findServerUrlSentence(platform: PlatformId, serverUrl: string): string | undefined {
  const { name, schemes } = platforms[platform];
  if (serverUrl.trim() === '') return `Enter the server address that ${platform === 'custom' ? 'your server' : name} gives you.`;
  if (serverUrl.length > maxServerUrlLength) return errorCatalogue.addressInvalid.message;
  const problem = findAddressProblem(serverUrl);
  if (problem) return errorCatalogue[problem].message;
  const scheme = /^rtmps:/i.test(serverUrl) ? 'rtmps' : 'rtmp';
  if (!schemes.includes(scheme)) return `${name} takes ${schemes.map((allowed) => `${allowed}://`).join(' or ')} only.`;
  return undefined;
}

function findStreamKeySentence(streamKey: string): string | undefined {
  if (/^(rtmps?|https?|srt):\/\//i.test(streamKey.trim())) return 'This is an address. It belongs in Server; the key alone goes here.';
  const problem = findStreamKeyProblem(streamKey);
  return problem && errorCatalogue[problem].message;
}

/** What is wrong with a Destination by its letters alone, field by field, in the platform's terms. Runs in the browser too. */
export function findDestinationProblems({ name, platform, serverUrl, streamKey }: DestinationDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (name.trim() === '') problems.push({ path: 'name', message: 'Give it a name you will recognise.' });
  const serverUrlSentence = findServerUrlSentence(platform, serverUrl);
  if (serverUrlSentence) problems.push({ path: 'serverUrl', message: serverUrlSentence });
  const streamKeySentence = streamKey === undefined ? undefined : findStreamKeySentence(streamKey);
  if (streamKeySentence) problems.push({ path: 'streamKey', message: streamKeySentence });
  return problems;
}

/** Domains that a platform's own ingest addresses end in. */
const platformDomains: Partial<Record<PlatformId, readonly string[]>> = {
  youtube: ['youtube.com'],
  twitch: ['twitch.tv', 'live-video.net'],
  facebook: ['facebook.com', 'fbcdn.net'],
  kick: ['live-video.net', 'kick.com'],
};

/** A remark on an address that may be right all the same. */
export function findAddressRemark({ platform, serverUrl }: Pick<DestinationDraft, 'platform' | 'serverUrl'>): string | undefined {
  const domains = platformDomains[platform];
  if (!domains || findAddressProblem(serverUrl)) return undefined;
  const host = URL.parse(serverUrl.replace(/^rtmp/i, 'http'))?.hostname ?? '';
  if (domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) return undefined;
  return `This is not an address of ${platforms[platform].name}. If that is meant, Custom RTMP is the better choice.`;
}

const fields = {
  name: z.string().trim().max(80, 'At most 80 characters.'),
  platform: platformId,
  program: programId,
  serverUrl: z.string().max(2000),
  streamKey: z.string().max(2000),
  enabled: z.boolean(),
};

export const createDestinationBody = z.object({
  ...fields,
  program: fields.program.default('main'),
  enabled: fields.enabled.default(true),
});

export const updateDestinationBody = z.object(fields).partial();
export type UpdateDestinationBody = z.infer<typeof updateDestinationBody>;
