import * as clipBench from './clipBench.ts';
import * as compositorBench from './compositorBench.ts';
import * as deviceBench from './deviceBench.ts';
import * as lifetimes from './lifetimes.ts';
import * as mixerBench from './mixerBench.ts';
import * as roomBench from './roomBench.ts';

const bench = { ...clipBench, ...compositorBench, ...deviceBench, ...mixerBench, ...roomBench, ...lifetimes };

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
