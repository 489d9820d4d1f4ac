import { type OwnCamera, type ProgramHealth, Store } from '@footlight/studio';
import { useStore } from '../../greenroom/index.ts';
import { type Alarm, listAlarms } from '../model/alarms.ts';
import { findEffects } from '../model/findEffects.ts';
import { listLostCameras } from '../model/ownCameras.ts';
import { isLive } from '../model/showPhase.ts';
import { useShow } from './useShow.ts';
import { useMixing, useStudio } from './useStudio.ts';

const noHealth: Store<ProgramHealth | null> = new Store<ProgramHealth | null>(null);
const noCameras: Store<readonly OwnCamera[]> = new Store<readonly OwnCamera[]>([]);

/** What is wrong now, the worst first. */
export function useAlarms(): Alarm[] {
  const { visit, session, live } = useStudio();
  const mixing = useMixing();
  const { phase, egress, eventsLost } = useShow(visit, live);
  const { connection, scene } = useStore(session.room.state);
  const { camera, microphone, background } = useStore(visit.devices.state);
  const { cameraOn, microphoneOn, problem } = useStore(session.localMedia);
  const soundRunning = useStore(session.soundRunning);
  const health: ProgramHealth | null = useStore<ProgramHealth | null>(mixing?.session.health ?? noHealth);
  const ownCameras = useStore<readonly OwnCamera[]>(mixing?.session.cameras.state ?? noCameras);
  return listAlarms({
    live: isLive(phase),
    connection,
    health,
    egress,
    camera,
    microphone,
    cameraWanted: cameraOn,
    microphoneWanted: microphoneOn,
    // The page of who does not mix says these two by itself.
    ownMediaProblem: mixing ? problem : null,
    soundRunning: mixing ? soundRunning : true,
    backgroundProblem: mixing ? background.message : null,
    lostCameras: listLostCameras(ownCameras),
    eventsLost,
    layoutIsSolo: scene.layout === 'solo',
    effects: findEffects(scene),
    isVerticalOn: scene.vertical.enabled,
  });
}
