export { DestinationsSection } from './components/DestinationsSection.tsx';
export { FirstDestinationForm } from './components/FirstDestinationForm.tsx';
export { TestAllButton, TestButton } from './components/TestButton.tsx';
export { TestWords } from './components/TestWords.tsx';
export { testExplanation } from './components/testExplanation.ts';
export { useDestinationTests } from './hooks/useDestinationTests.ts';
export type { DestinationTests } from './model/DestinationTests.ts';
export { programNames } from './programNames.ts';
export * from './views.ts';
