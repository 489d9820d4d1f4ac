export { sectionsOf } from './sections.ts';
export { readDefaultMethod, readSettings, updateSettings } from './settings.ts';
export { createUser, createUserBody, listUsers, updateUser, updateUserBody } from './users.ts';
export { updateSettingsBody } from './views.ts';
