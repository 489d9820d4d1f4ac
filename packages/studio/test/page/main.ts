import * as compositorBench from './compositorBench.ts';
import * as deviceBench from './deviceBench.ts';
import * as lifetimes from './lifetimes.ts';
import * as mixerBench from './mixerBench.ts';
import * as roomBench from './roomBench.ts';
import * as soundBench from './soundBench.ts';

const bench = { ...compositorBench, ...deviceBench, ...mixerBench, ...roomBench, ...soundBench, ...lifetimes };

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
