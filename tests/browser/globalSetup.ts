import { Rig } from '../support/Rig.ts';
import { describeRig } from '../support/rigDescription.ts';

/** One product for all specs. @returns its teardown. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const refusedKey = 'a-key-nobody-issued';
  const rig = await Rig.create({ name: 'browser', refuseKeys: [refusedKey] });
  describeRig({ rig, refusedKey });
  return async () => {
    await rig.close();
    await rig.removeFolder();
  };
}
