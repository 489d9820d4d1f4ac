export { DestinationsSection } from './components/DestinationsSection.tsx';
export { FirstDestinationForm } from './components/FirstDestinationForm.tsx';
export * from './views.ts';
