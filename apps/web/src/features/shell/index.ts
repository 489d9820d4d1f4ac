export { AppShell } from './AppShell.tsx';
export { EntryShell } from './EntryShell.tsx';
