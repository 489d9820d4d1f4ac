import { useStore } from '../../greenroom/index.ts';
import { type Alarm, listAlarms } from '../model/alarms.ts';
import { listLostCameras } from '../model/ownCameras.ts';
import { isLive } from '../model/showPhase.ts';
import { useShow } from './useShow.ts';
import { useStudio } from './useStudio.ts';

/** What is wrong now, the worst first. */
export function useAlarms(): Alarm[] {
  const { visit, session, live } = useStudio();
  const { phase, egress, eventsLost } = useShow(visit, live);
  const { connection, scene } = useStore(session.room.state);
  const { camera, microphone, background } = useStore(visit.devices.state);
  const { cameraOn, microphoneOn, problem } = useStore(session.localMedia);
  return listAlarms({
    live: isLive(phase),
    connection,
    health: useStore(session.health),
    egress,
    camera,
    microphone,
    cameraWanted: cameraOn,
    microphoneWanted: microphoneOn,
    ownMediaProblem: problem,
    backgroundProblem: background.message,
    lostCameras: listLostCameras(useStore(session.cameras.state)),
    eventsLost,
    soundRunning: useStore(session.soundRunning),
    layoutIsSolo: scene.layout === 'solo',
  });
}
