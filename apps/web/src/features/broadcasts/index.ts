export { BroadcastDetail } from './components/BroadcastDetail.tsx';
export { Dashboard } from './components/Dashboard.tsx';
export { FirstShowForm } from './components/FirstShowForm.tsx';
export { PublicShow } from './components/PublicShow.tsx';
export { describeTemplate } from './describeTemplate.ts';
export { inviteRoleNames } from './inviteRoleNames.ts';
export { type TemplateView, templateList, templateName, templateView } from './templateViews.ts';
export * from './views.ts';
