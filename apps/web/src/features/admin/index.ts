export { DailySection } from './components/DailySection.tsx';
export { NodesSection } from './components/NodesSection.tsx';
export { SettingsFrame, type SettingsSection } from './components/SettingsFrame.tsx';
export { StreamingSection } from './components/StreamingSection.tsx';
export { UsersSection } from './components/UsersSection.tsx';
export * from './views.ts';
