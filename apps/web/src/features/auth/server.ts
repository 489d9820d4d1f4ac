export { buildAuthOptions, configuredProviders, signInErrorText } from './authOptions.ts';
export { createFirstAdmin, needsSetup } from './createFirstAdmin.ts';
export { findUserByPassword, findUserByProvider } from './findUserForSignIn.ts';
export { emailField, nameField, refusePassword, setupBody } from './inputs.ts';
export { lockUsers } from './lockUsers.ts';
export { hashPassword } from './passwordHash.ts';
export { safeNextPath } from './safeNextPath.ts';
