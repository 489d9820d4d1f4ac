import { runMeasurement } from './runMeasurement.ts';

await runMeasurement('tests/screenshots/main.ts');
