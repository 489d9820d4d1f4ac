import { AppError } from '@footlight/contracts';
import { describe, expect, it, vi } from 'vitest';
import { LiveControl } from './LiveControl.ts';

function createControl() {
  const calls: string[] = [];
  const note = (name: string) =>
    vi.fn(async (): Promise<void> => {
      calls.push(name);
    });
  const program = { startProgram: note('startProgram'), stopProgram: note('stopProgram') };
  const requestLive = note('live');
  const requestEnd = note('end');
  return { calls, program, requestLive, requestEnd, control: new LiveControl({ program, requestLive, requestEnd, retryMs: 1 }) };
}
const confirmed = { withoutDestinations: false };

describe('going live', () => {
  it('publishes the picture before the server is asked', async () => {
    const { control, calls } = createControl();
    await control.goLive(confirmed);
    expect(calls).toEqual(['startProgram', 'live']);
    expect(control.step.getSnapshot()).toBe('idle');
  });

  it('takes a double press as one', async () => {
    const { control, requestLive } = createControl();
    await Promise.all([control.goLive(confirmed), control.goLive(confirmed)]);
    expect(requestLive).toHaveBeenCalledTimes(1);
  });

  it('takes the picture back when the server refuses, and passes on why', async () => {
    const { control, calls, requestLive } = createControl();
    requestLive.mockRejectedValueOnce(new AppError('methodUnavailable'));
    await expect(control.goLive(confirmed)).rejects.toMatchObject({ code: 'methodUnavailable' });
    expect(calls).toEqual(['startProgram', 'stopProgram']);
    expect(control.step.getSnapshot()).toBe('idle');
  });

  it('asks again when the answer was lost on the way, and keeps the picture when the show is live', async () => {
    const { control, calls, requestLive } = createControl();
    requestLive.mockRejectedValueOnce(new AppError('internal')).mockRejectedValueOnce(new AppError('alreadyLive'));
    await control.goLive(confirmed);
    expect(requestLive).toHaveBeenCalledTimes(2);
    expect(calls).toEqual(['startProgram']);
  });

  it('is content when another tab was quicker', async () => {
    const { control, calls, requestLive } = createControl();
    requestLive.mockRejectedValueOnce(new AppError('alreadyLive'));
    await control.goLive(confirmed);
    expect(calls).toEqual(['startProgram']);
  });
});

describe('ending the show', () => {
  it('ends at the server before the picture stops', async () => {
    const { control, calls } = createControl();
    await control.end();
    expect(calls).toEqual(['end', 'stopProgram']);
  });

  it('waits for a start that is under way', async () => {
    const { control, calls, requestLive } = createControl();
    let answer = () => {};
    requestLive.mockImplementationOnce(
      () =>
        new Promise<void>((resolve) => {
          answer = () => {
            calls.push('live');
            resolve();
          };
        }),
    );
    const going = control.goLive(confirmed);
    await vi.waitFor(() => expect(requestLive).toHaveBeenCalled());
    const ending = control.end();
    expect(control.step.getSnapshot()).toBe('ending');
    answer();
    await Promise.all([going, ending]);
    expect(calls).toEqual(['startProgram', 'live', 'end', 'stopProgram']);
    expect(control.step.getSnapshot()).toBe('idle');
  });

  it('keeps the picture when the server cannot be asked', async () => {
    const { control, calls, requestEnd } = createControl();
    requestEnd.mockRejectedValueOnce(new AppError('databaseUnavailable'));
    await expect(control.end()).rejects.toMatchObject({ code: 'databaseUnavailable' });
    expect(calls).toEqual([]);
  });

  it('stops the picture of a show that ended elsewhere', async () => {
    const { control, calls, requestEnd } = createControl();
    requestEnd.mockRejectedValueOnce(new AppError('notLive'));
    await control.end();
    expect(calls).toEqual(['stopProgram']);
  });
});
