import { AppError, defaultScene, type SavedScenes } from '@footlight/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrangementOf, findCurrent, SavedSceneList } from './SavedSceneList.ts';

let stored: SavedScenes;
let failures: AppError[];
let problems: string[];
let list: SavedSceneList;
let writes: number;

const storage = {
  read: async () => stored,
  write: async (next: SavedScenes) => {
    writes += 1;
    const failure = failures.shift();
    if (failure) throw failure;
    if (next.version !== stored.version) throw new AppError('changedElsewhere');
    stored = { version: next.version + 1, scenes: next.scenes };
    return stored;
  },
};

beforeEach(async () => {
  stored = { version: 0, scenes: [] };
  failures = [];
  problems = [];
  writes = 0;
  list = new SavedSceneList({ storage, onProblem: (problem) => problems.push(problem), retryMs: 5 });
  list.open();
  await vi.waitFor(() => expect(list.state.getSnapshot().scenes).not.toBeNull());
});
afterEach(() => list.close());

const names = () => list.state.getSnapshot().scenes?.map(({ name }) => name);
const idOf = (name: string) => list.state.getSnapshot().scenes?.find((scene) => scene.name === name)?.id ?? '';
const saved = async () => await vi.waitFor(() => expect(list.state.getSnapshot().saving).toBe('saved'));
const solo = arrangementOf({ ...defaultScene, layout: 'solo' });

describe('saved scenes', () => {
  it('are added, renamed, duplicated, moved and deleted here at once, and saved', async () => {
    list.add('Opening', solo);
    list.add('Talk', arrangementOf(defaultScene));
    list.duplicate(idOf('Opening'));
    list.move(idOf('Talk'), -1);
    list.rename(idOf('Opening'), 'Start');
    expect(names()).toEqual(['Start', 'Talk', 'Opening copy']);
    list.move(idOf('Start'), -1);
    list.remove(idOf('Opening copy'));
    list.replace(idOf('Talk'), solo);
    await saved();
    expect(stored.scenes).toEqual(list.state.getSnapshot().scenes);
    expect(stored.scenes.map(({ name, arrangement }) => [name, arrangement.layout])).toEqual([
      ['Start', 'solo'],
      ['Talk', 'solo'],
    ]);
    expect(writes).toBeLessThanOrEqual(3);
  });

  it('wait for a server that is away, and lose nothing', async () => {
    failures = [new AppError('internal'), new AppError('internal')];
    const states: string[] = [];
    list.state.subscribe(() => states.push(list.state.getSnapshot().saving));
    list.add('Opening', solo);
    list.add('Talk', solo);
    await saved();
    expect(states).toContain('waiting');
    expect(stored.scenes.map(({ name }) => name)).toEqual(['Opening', 'Talk']);
  });

  it('know their own write again when its answer was lost', async () => {
    const write = storage.write;
    const spy = vi.spyOn(storage, 'write').mockImplementationOnce(async (next) => {
      await write(next);
      throw new AppError('internal');
    });
    list.add('Opening', solo);
    list.add('Talk', solo);
    await saved();
    expect(stored.scenes.map(({ name }) => name)).toEqual(['Opening', 'Talk']);
    expect(problems).toEqual([]);
    spy.mockRestore();
  });

  it('are loaded anew, with a word, when another place was faster', async () => {
    stored = { version: 5, scenes: [{ id: 'x', name: 'Theirs', arrangement: solo }] };
    list.add('Mine', solo);
    await vi.waitFor(() => expect(names()).toEqual(['Theirs']));
    expect(problems).toHaveLength(1);
  });

  it('tell which one the picture is arranged by', () => {
    const scenes = [{ id: 'a', name: 'Solo', arrangement: solo }];
    expect(findCurrent(scenes, { ...defaultScene, layout: 'solo' })?.id).toBe('a');
    expect(findCurrent(scenes, { ...defaultScene, layout: 'solo', cue: { serial: 3, transition: 'cut' } })?.id).toBe('a');
    expect(findCurrent(scenes, defaultScene)).toBeUndefined();
  });
});
