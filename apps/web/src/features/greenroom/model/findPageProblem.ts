interface PageAbilities {
  isSecureContext: boolean;
  hasMediaDevices: boolean;
}

/** Why this page can have no camera at all, whatever the person allows; null when it can. */
export function findPageProblem({ isSecureContext, hasMediaDevices }: PageAbilities): string | null {
  if (!isSecureContext)
    return 'This page was opened over plain http, and browsers give camera and microphone only to https pages and to localhost. Open the https address.';
  if (!hasMediaDevices) return 'This browser has no camera and microphone access. Use a current Chrome, Edge, Firefox or Safari.';
  return null;
}

export const readPageAbilities = (): PageAbilities => ({
  isSecureContext: globalThis.isSecureContext,
  hasMediaDevices: 'mediaDevices' in navigator,
});
