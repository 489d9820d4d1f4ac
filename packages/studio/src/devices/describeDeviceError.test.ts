import { expect, test } from 'vitest';
import { describeDeviceError, describeInsecureContext, describeLost, describeReplaced } from './describeDeviceError.ts';

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'inUse'],
  ['SomethingNew', 'inUse'],
])('%s is told as %s, with what to do', (name, status) => {
  for (const kind of ['camera', 'microphone'] as const) {
    const problem = describeDeviceError(kind, name);
    expect(problem.status).toBe(status);
    expect(problem.message).toContain(kind);
    expect(problem.message.split('. ').length).toBeGreaterThan(1);
    expect(problem.message).not.toContain(name);
  }
});

test('plain http on a network is explained', () => {
  expect(describeInsecureContext('camera').message).toContain('https');
});

test('an unplugged device is called by its name', () => {
  expect(describeLost('Webcam C920', 'camera')).toMatch(/^Webcam C920 was unplugged/);
  expect(describeLost('', 'microphone')).toMatch(/^The microphone was unplugged/);
  expect(describeReplaced('Webcam C920', { label: 'FaceTime', kind: 'camera' })).toBe('Webcam C920 was unplugged. FaceTime is used now.');
});
