import { type EgressStatus, type OwnCameraId, outputFailureText, type SceneChange } from '@footlight/contracts';
import type { ProgramHealth, RoomConnection, TrackState } from '@footlight/studio';

/** What the one button of an alarm does. */
export type Remedy =
  | { type: 'sendProgramAgain' }
  | { type: 'takeEffectsAway'; change: SceneChange }
  | { type: 'useSoloLayout' }
  | { type: 'turnVerticalOn' }
  | { type: 'openCamera' }
  | { type: 'openMicrophone' }
  | { type: 'keepBackgroundOff' }
  | { type: 'removeCamera'; cameraId: OwnCameraId }
  | { type: 'showDestinations' }
  | { type: 'askServerAgain' }
  | { type: 'reloadPage' }
  | { type: 'turnSoundOn' };

export interface Alarm {
  id: string;
  sentence: string;
  remedy: Remedy & { label: string };
}

interface AlarmInput {
  /** True from Go live to the end. */
  live: boolean;
  connection: RoomConnection;
  /** Null where another browser mixes the show. */
  health: ProgramHealth | null;
  egress: EgressStatus | null;
  camera: TrackState;
  microphone: TrackState;
  cameraWanted: boolean;
  microphoneWanted: boolean;
  /** Why one's own picture or sound cannot be sent. */
  ownMediaProblem: string | null;
  /** Why the background behind oneself was turned off. */
  backgroundProblem: string | null;
  /** Further cameras of one's own that have no picture, each with a sentence. */
  lostCameras: readonly { cameraId: OwnCameraId; sentence: string }[];
  eventsLost: boolean;
  /** False while the browser holds sound back. */
  soundRunning: boolean;
  layoutIsSolo: boolean;
  /** What takes the costly parts of the picture away; null: there are none. */
  effects: SceneChange | null;
  isVerticalOn: boolean;
}

/** What is wrong now, the worst first. One sentence and one remedy each. */
export function listAlarms(input: AlarmInput): Alarm[] {
  return [...listConnectionAlarms(input), ...listStreamAlarms(input), ...listDeviceAlarms(input), ...listPictureAlarms(input)];
}

function listConnectionAlarms({ connection, eventsLost, live }: AlarmInput): Alarm[] {
  const alarms: Alarm[] = [];
  if (connection === 'reconnecting')
    alarms.push({
      id: 'room',
      sentence: 'The connection to the media server is lost. Reconnecting.',
      remedy: { type: 'reloadPage', label: 'Reload' },
    });
  if (eventsLost)
    alarms.push({
      id: 'events',
      sentence: live ? 'The web server cannot be reached. The show goes on.' : 'The web server cannot be reached.',
      remedy: { type: 'askServerAgain', label: 'Try again' },
    });
  return alarms;
}

function listStreamAlarms({ live, egress, connection, health, isVerticalOn }: AlarmInput): Alarm[] {
  if (!live || !egress) return [];
  const alarms: Alarm[] = [];
  if (egress.state === 'failed')
    alarms.push({
      id: 'egress',
      sentence: `The stream stopped${egress.reason ? `: ${egress.reason}` : ''}. Nothing reaches the audience.`,
      remedy: { type: 'showDestinations', label: 'What to do' },
    });
  if (egress.feed === 'lost' && connection === 'connected')
    alarms.push({
      id: 'feed',
      sentence: 'The picture is not reaching the server.',
      remedy: health ? { type: 'sendProgramAgain', label: 'Send it again' } : { type: 'showDestinations', label: 'See the show' },
    });
  const waiting = egress.outputs.filter(({ waitingFor }) => waitingFor === 'vertical').map(({ name }) => name);
  if (waiting.length > 0 && !isVerticalOn)
    alarms.push({
      id: 'vertical',
      sentence: `The vertical picture is off. It is all that goes to ${waiting.join(', ')}.`,
      remedy: { type: 'turnVerticalOn', label: 'Turn it on' },
    });
  for (const { outputId, name, state, reason } of egress.outputs) {
    if (state !== 'failed') continue;
    alarms.push({
      id: `output-${outputId}`,
      sentence: `${name} failed. ${reason ? outputFailureText[reason].what : 'The others go on.'}`,
      remedy: { type: 'showDestinations', label: 'What to do' },
    });
  }
  return alarms;
}

function listDeviceAlarms(input: AlarmInput): Alarm[] {
  const { camera, microphone, cameraWanted, microphoneWanted, ownMediaProblem, backgroundProblem, lostCameras, soundRunning } = input;
  const alarms: Alarm[] = [];
  if (!soundRunning)
    alarms.push({
      id: 'sound',
      sentence: 'The browser holds the sound back until you press something.',
      remedy: { type: 'turnSoundOn', label: 'Turn sound on' },
    });
  if (ownMediaProblem !== null) alarms.push({ id: 'ownMedia', sentence: ownMediaProblem, remedy: { type: 'reloadPage', label: 'Reload' } });
  if (microphoneWanted && (microphone.status === 'lost' || microphone.status === 'inUse'))
    alarms.push({
      id: 'microphone',
      sentence: microphone.message ?? 'The microphone was unplugged. Nobody hears you.',
      remedy: { type: 'openMicrophone', label: 'Open microphone' },
    });
  if (cameraWanted && (camera.status === 'lost' || camera.status === 'inUse'))
    alarms.push({
      id: 'camera',
      sentence: camera.message ?? 'The camera was unplugged. Your name card is shown.',
      remedy: { type: 'openCamera', label: 'Open camera' },
    });
  for (const { cameraId, sentence } of lostCameras)
    alarms.push({ id: `camera${cameraId}`, sentence, remedy: { type: 'removeCamera', cameraId, label: 'Go on without it' } });
  if (backgroundProblem !== null)
    alarms.push({ id: 'background', sentence: backgroundProblem, remedy: { type: 'keepBackgroundOff', label: 'Keep it off' } });
  return alarms;
}

function listPictureAlarms({ live, health, layoutIsSolo, effects }: AlarmInput): Alarm[] {
  if (!live || health?.alarm !== 'lowFps') return [];
  const fps = Math.round(health.publishedFps ?? health.compositorFps);
  const cause = health.limitation === 'bandwidth' ? 'the network is slow' : 'this computer is busy';
  return [
    {
      id: 'lowFps',
      sentence: `Only ${fps} pictures a second leave the studio: ${cause}. Close other programs and tabs.`,
      remedy: chooseLighter({ layoutIsSolo, effects }),
    },
  ];
}

/** The least change of the picture comes first. */
function chooseLighter({ layoutIsSolo, effects }: Pick<AlarmInput, 'layoutIsSolo' | 'effects'>): Alarm['remedy'] {
  if (effects) return { type: 'takeEffectsAway', change: effects, label: 'Fewer effects' };
  return layoutIsSolo ? { type: 'sendProgramAgain', label: 'Send it again' } : { type: 'useSoloLayout', label: 'Use Solo layout' };
}
