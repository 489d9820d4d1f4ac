import * as backgroundBench from './backgroundBench.ts';
import * as cameraBackgroundBench from './cameraBackgroundBench.ts';
import * as clipBench from './clipBench.ts';
import * as colourBench from './colourBench.ts';
import * as compositorBench from './compositorBench.ts';
import * as deviceBench from './deviceBench.ts';
import * as lifetimes from './lifetimes.ts';
import * as mixerBench from './mixerBench.ts';
import * as overlaidBench from './overlaidBench.ts';
import * as roomBench from './roomBench.ts';
import * as soundBench from './soundBench.ts';
import * as verticalBench from './verticalBench.ts';

const bench = {
  ...backgroundBench,
  ...cameraBackgroundBench,
  ...clipBench,
  ...colourBench,
  ...compositorBench,
  ...deviceBench,
  ...mixerBench,
  ...overlaidBench,
  ...roomBench,
  ...soundBench,
  ...verticalBench,
  ...lifetimes,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
