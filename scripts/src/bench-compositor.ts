import { runMeasurement } from './runMeasurement.ts';

await runMeasurement('tests/bench/compositor.ts', { buildWeb: false });
