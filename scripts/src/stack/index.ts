/**
 * What tests build on.
 *
 *     const stack = await startStack({ folder, ports: 'private', ...(await prepare({ command: 'smoke' })) });
 *     stack.processes.worker.kill('SIGKILL');
 *     await stack.processes.worker.ready();   // restarted
 *     await stack.close();
 *
 * `npm test` and `npm run smoke` have prepared everything before they start a test; a test finds the two programs in
 * MEDIASOUP_WORKER_BIN and FFMPEG_PATH (findPrepared).
 */
export { findPrepared, type Prepared } from './findPrepared.ts';
export { Infrastructure, type InfrastructureOptions, startInfrastructure } from './Infrastructure.ts';
export { Stack, type StackOptions, type StackProcesses, startStack } from './Stack.ts';
export { type ProcessEvent, SupervisedProcess } from './SupervisedProcess.ts';
