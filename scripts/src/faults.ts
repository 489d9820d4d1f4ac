import { runMeasurement } from './runMeasurement.ts';

await runMeasurement('tests/faults/main.ts');
