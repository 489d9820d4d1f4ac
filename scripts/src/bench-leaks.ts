import { runMeasurement } from './runMeasurement.ts';

await runMeasurement('tests/bench/leaks.ts');
