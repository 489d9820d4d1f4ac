import { runMeasurement } from './runMeasurement.ts';

await runMeasurement('tests/smoke/main.ts');
