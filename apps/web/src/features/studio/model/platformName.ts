import { platformId, platforms } from '@footlight/contracts';

/** A platform as its owner writes it; what is unknown is shown as it is. */
export function platformName(platform: string): string {
  const known = platformId.safeParse(platform);
  return known.success ? platforms[known.data].name : platform;
}
