import type { UserRole } from '@footlight/contracts';

export const settingsSections = [
  { id: 'destinations', label: 'Destinations', text: 'Where your shows go.', adminOnly: false },
  { id: 'brand', label: 'Brand', text: 'What your shows look like.', adminOnly: false },
  { id: 'streaming', label: 'Streaming method', text: 'How shows are carried to their destinations.', adminOnly: true },
  { id: 'daily', label: 'Daily', text: 'The account for streaming through Daily.', adminOnly: true },
  { id: 'users', label: 'Users', text: 'Who may sign in to this studio.', adminOnly: true },
  { id: 'nodes', label: 'Nodes', text: 'Media servers, as they report themselves.', adminOnly: true },
] as const;

export type SettingsSection = (typeof settingsSections)[number]['id'];

/** The sections a role may open. */
export const sectionsOf = (role: UserRole) => settingsSections.filter(({ adminOnly }) => !adminOnly || role === 'admin');
