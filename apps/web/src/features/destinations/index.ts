export { DestinationsSection } from './components/DestinationsSection.tsx';
export { FirstDestinationForm } from './components/FirstDestinationForm.tsx';
export { programNames } from './programNames.ts';
export * from './views.ts';
