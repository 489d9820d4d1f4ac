import type { ProgramSizeId } from '@footlight/contracts';
import type { ProgramHealth, RoomConnection, TrackState } from '@footlight/studio';

/** Whether the browser encodes with the help of a graphics processor; null where it does not say. */
export type EncoderHelp = boolean | null;

export interface PreflightInput {
  connection: RoomConnection;
  health: ProgramHealth;
  camera: TrackState;
  microphone: TrackState;
  cameraOn: boolean;
  microphoneOn: boolean;
  soundRunning: boolean;
  programSize: ProgramSizeId;
  encoderHelp: EncoderHelp;
  onStage: number;
  /** Names of the destinations that take the vertical picture. */
  verticalDestinations: readonly string[];
  isVerticalOn: boolean;
}

export interface PreflightCheck {
  id: string;
  /** `wrong`: the audience would miss something; `mind`: worth knowing. */
  state: 'good' | 'mind' | 'wrong';
  sentence: string;
  /** What one press does about it. */
  remedy?: 'turnVerticalOn';
}

const fewestFps = 27;

/** What to know before going live, in the order in which one would look. Nothing of it holds anyone back. */
export function listPreflight(input: PreflightInput): PreflightCheck[] {
  return [
    ...[checkConnection(input), checkMicrophone(input), checkCamera(input), checkPicture(input), checkEncoder(input), checkStage(input)],
    ...checkVertical(input),
  ];
}

function checkConnection({ connection }: PreflightInput): PreflightCheck {
  if (connection === 'connected') return { id: 'connection', state: 'good', sentence: 'Connected to the media server.' };
  return { id: 'connection', state: 'wrong', sentence: 'The media server is out of reach just now. Wait until the studio is back.' };
}

function checkMicrophone({ microphone, microphoneOn, soundRunning }: PreflightInput): PreflightCheck {
  const id = 'microphone';
  if (!soundRunning) return { id, state: 'wrong', sentence: 'The browser holds the sound back. Press anywhere on the page.' };
  if (!microphoneOn) return { id, state: 'mind', sentence: 'Your microphone is off.' };
  if (microphone.status !== 'on')
    return { id, state: 'wrong', sentence: microphone.message ?? 'There is no microphone. Nobody would hear you.' };
  return { id, state: 'good', sentence: 'Your microphone is on.' };
}

function checkCamera({ camera, cameraOn }: PreflightInput): PreflightCheck {
  const id = 'camera';
  if (!cameraOn) return { id, state: 'mind', sentence: 'Your camera is off. Your name card is shown.' };
  if (camera.status !== 'on') return { id, state: 'wrong', sentence: camera.message ?? 'There is no camera. Your name card is shown.' };
  return { id, state: 'good', sentence: 'Your camera is on.' };
}

function checkPicture({ health }: PreflightInput): PreflightCheck {
  const fps = Math.round(health.compositorFps);
  if (fps >= fewestFps) return { id: 'picture', state: 'good', sentence: `The picture is made ${fps} times a second.` };
  const sentence = `The picture is made only ${fps} times a second: this computer is busy. Close other programs and tabs.`;
  return { id: 'picture', state: 'wrong', sentence };
}

function checkEncoder({ encoderHelp, programSize }: PreflightInput): PreflightCheck {
  const id = 'encoder';
  if (programSize === '1080p' && encoderHelp === false) {
    const sentence = 'This computer encodes 1080p without help from its graphics processor. 720p is safer.';
    return { id, state: 'mind', sentence };
  }
  return { id, state: 'good', sentence: `This browser can encode ${programSize}.` };
}

function checkStage({ onStage }: PreflightInput): PreflightCheck {
  if (onStage > 0)
    return { id: 'stage', state: 'good', sentence: onStage === 1 ? 'One person is on stage.' : `${onStage} people are on stage.` };
  return { id: 'stage', state: 'mind', sentence: 'Nobody is on stage.' };
}

function checkVertical({ verticalDestinations, isVerticalOn }: PreflightInput): PreflightCheck[] {
  const id = 'vertical';
  const names = verticalDestinations.join(', ');
  const isTaken = verticalDestinations.length > 0;
  if (isTaken && !isVerticalOn)
    return [{ id, state: 'wrong', sentence: `The vertical picture is off. It is all that goes to ${names}.`, remedy: 'turnVerticalOn' }];
  if (isTaken) return [{ id, state: 'good', sentence: `The vertical picture is on, for ${names}.` }];
  if (isVerticalOn) return [{ id, state: 'mind', sentence: 'The vertical picture is on, and no destination takes it.' }];
  return [];
}
