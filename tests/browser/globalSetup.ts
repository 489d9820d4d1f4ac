import { makeFakeDevices } from '../support/fakeDevices.ts';
import { Rig } from '../support/Rig.ts';
import { describeRig } from '../support/rigDescription.ts';

/** One product for all specs. @returns its teardown. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const refusedKey = 'a-key-nobody-issued';
  const rig = await Rig.create({ name: 'browser', refuseKeys: [refusedKey] });
  // A small camera: the specs are about what happens, and the machine has other things to encode.
  const devices = await makeFakeDevices(rig.folder, { width: 320, height: 180, fps: 15 });
  describeRig({ rig, refusedKey, devices });
  return async () => {
    await rig.close();
    await rig.removeFolder();
  };
}
