export { BroadcastDetail } from './components/BroadcastDetail.tsx';
export { Dashboard } from './components/Dashboard.tsx';
export { FirstShowForm } from './components/FirstShowForm.tsx';
export { PublicShow } from './components/PublicShow.tsx';
export { inviteRoleNames } from './inviteRoleNames.ts';
export * from './views.ts';
