import { z } from 'zod';
import type { StepReporter } from '../bootstrap/StepReporter.mjs';
import { describeExit, type ProcessEvent } from './stack/SupervisedProcess.ts';

const logLine = z.object({ level: z.enum(['warn', 'error', 'fatal']), msg: z.string().default(''), reason: z.string().optional() });
const deathsWorthAWord = 5;

/** Shows an operator what matters of the processes: deaths, returns, warnings and errors; all lines are in the log files. */
export function showEvents(reporter: StepReporter): (event: ProcessEvent) => void {
  let lastLine = '';
  return (event) => {
    const text = describeEvent(event);
    if (text === undefined || text === lastLine) return;
    lastLine = text;
    reporter.line(text);
  };
}

/** @returns undefined for what an operator need not see. */
export function describeEvent(event: ProcessEvent): string | undefined {
  switch (event.type) {
    case 'ready':
      return event.restarts > 0 ? `✓ ${event.process} is back` : undefined;
    case 'died':
      return describeDeath(event);
    case 'line':
      return describeLine(event.process, event.line);
  }
}

function describeDeath({ process, exit, restartInMs, deathsInARow }: Extract<ProcessEvent, { type: 'died' }>): string {
  if (restartInMs === null) return `✗ ${process} stopped (${describeExit(exit)})`;
  const again = `starting it again in ${restartInMs / 1000} s`;
  if (deathsInARow < deathsWorthAWord) return `✗ ${process} stopped (${describeExit(exit)}): ${again}`;
  return `✗ ${process} keeps stopping (${deathsInARow} times, ${describeExit(exit)}): its log says why; ${again}`;
}

function describeLine(process: string, line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, msg, reason } = logLine.parse(JSON.parse(line));
    return `  ${process} ${level}: ${msg}${reason === undefined ? '' : ` (${reason})`}`;
  } catch (error) {
    // Other levels, and lines that only look like JSON, stay in the file.
    if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
