import { applySceneChange, defaultScene, type Scene, type SceneChange } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { initialRoomState } from '../room/roomState.ts';
import { Store } from '../Store.ts';
import { SceneControl } from './SceneControl.ts';

function openRoom() {
  const state = new Store(initialRoomState);
  const change = (change: SceneChange): Scene => {
    state.update((now) => ({ ...now, scene: applySceneChange(now.scene, change) }));
    return state.getSnapshot().scene;
  };
  return { state, change, updateScene: async (next: SceneChange) => void change(next) };
}

test('undo takes back one’s own fields, and leaves what the other changed meanwhile', async () => {
  const room = openRoom();
  const control = new SceneControl(room);
  await control.update({ layout: 'split' });
  room.change({ showNameTags: false });
  expect(await control.undo()).toBe(true);
  expect(room.state.getSnapshot().scene).toMatchObject({ layout: defaultScene.layout, showNameTags: false });
  expect(await control.redo()).toBe(true);
  expect(room.state.getSnapshot().scene).toMatchObject({ layout: 'split', showNameTags: false });
  await control.undo();
  expect(await control.undo()).toBe(false);
});

test('each switch to a saved scene is a new cue', async () => {
  const room = openRoom();
  const control = new SceneControl(room);
  const { layout, spotlight, inset, fits, showNameTags } = defaultScene;
  for (const serial of [1, 2]) {
    await control.switchTo({ layout, spotlight, inset, fits, showNameTags }, 'fade');
    expect(room.state.getSnapshot().scene.cue).toEqual({ serial, transition: 'fade' });
  }
});
