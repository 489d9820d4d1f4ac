import { AppError, type Arrangement, defaultScene, type SavedScene } from '@footlight/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VersionedList } from './SavedList.ts';
import { arrangementOf, findCurrent, SavedSceneList } from './SavedSceneList.ts';

let stored: VersionedList<SavedScene>;
let failures: AppError[];
let problems: string[];
let list: SavedSceneList;
let writes: number;

const storage = {
  read: async () => stored,
  write: async (next: VersionedList<SavedScene>) => {
    writes += 1;
    const failure = failures.shift();
    if (failure) throw failure;
    if (next.version !== stored.version) throw new AppError('changedElsewhere');
    stored = { version: next.version + 1, items: next.items };
    return stored;
  },
};

beforeEach(async () => {
  stored = { version: 0, items: [] };
  failures = [];
  problems = [];
  writes = 0;
  list = new SavedSceneList({ storage, onProblem: (problem) => problems.push(problem), retryMs: 5 });
  list.open();
  await vi.waitFor(() => expect(list.state.getSnapshot().items).not.toBeNull());
});
afterEach(() => list.close());

const names = () => list.state.getSnapshot().items?.map(({ name }) => name);
const idOf = (name: string) => list.state.getSnapshot().items?.find((scene) => scene.name === name)?.id ?? '';
const saved = async () => await vi.waitFor(() => expect(list.state.getSnapshot().saving).toBe('saved'));
const add = (name: string, arrangement: Arrangement) => list.add({ id: crypto.randomUUID(), name, arrangement });
const solo = arrangementOf({ ...defaultScene, layout: 'solo' });

describe('saved scenes', () => {
  it('are added, renamed, duplicated, moved and deleted here at once, and saved', async () => {
    add('Opening', solo);
    add('Talk', arrangementOf(defaultScene));
    list.duplicate(idOf('Opening'));
    list.move(idOf('Talk'), -1);
    list.update(idOf('Opening'), (scene) => ({ ...scene, name: 'Start' }));
    expect(names()).toEqual(['Start', 'Talk', 'Opening copy']);
    list.move(idOf('Start'), -1);
    list.remove(idOf('Opening copy'));
    list.update(idOf('Talk'), (scene) => ({ ...scene, arrangement: solo }));
    await saved();
    expect(stored.items).toEqual(list.state.getSnapshot().items);
    expect(stored.items.map(({ name, arrangement }) => [name, arrangement.layout])).toEqual([
      ['Start', 'solo'],
      ['Talk', 'solo'],
    ]);
    expect(writes).toBeLessThanOrEqual(3);
  });

  it('come back to their place when they were deleted by mistake', async () => {
    for (const name of ['One', 'Two', 'Three']) add(name, solo);
    const two = list.state.getSnapshot().items?.[1];
    if (!two) throw new Error('the scene is not there');
    expect(list.remove(two.id)).toBe(1);
    expect(names()).toEqual(['One', 'Three']);
    list.putBack(two, 1);
    list.putBack(two, 1);
    await saved();
    expect(stored.items.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
  });

  it('wait for a server that is away, and lose nothing', async () => {
    failures = [new AppError('internal'), new AppError('internal')];
    const states: string[] = [];
    list.state.subscribe(() => states.push(list.state.getSnapshot().saving));
    add('Opening', solo);
    add('Talk', solo);
    await saved();
    expect(states).toContain('waiting');
    expect(stored.items.map(({ name }) => name)).toEqual(['Opening', 'Talk']);
  });

  it('know their own write again when its answer was lost', async () => {
    const write = storage.write;
    const spy = vi.spyOn(storage, 'write').mockImplementationOnce(async (next) => {
      await write(next);
      throw new AppError('internal');
    });
    add('Opening', solo);
    add('Talk', solo);
    await saved();
    expect(stored.items.map(({ name }) => name)).toEqual(['Opening', 'Talk']);
    expect(problems).toEqual([]);
    spy.mockRestore();
  });

  it('are loaded anew, with a word, when another place was faster', async () => {
    stored = { version: 5, items: [{ id: 'x', name: 'Theirs', arrangement: solo }] };
    add('Mine', solo);
    await vi.waitFor(() => expect(names()).toEqual(['Theirs']));
    expect(problems).toHaveLength(1);
  });

  it('follow what was saved in another place, and not what was saved here', async () => {
    add('Mine', solo);
    await saved();
    const reads = vi.spyOn(storage, 'read');
    list.follow(1);
    expect(reads).not.toHaveBeenCalled();
    stored = { version: 2, items: [...stored.items, { id: 'theirs', name: 'Theirs', arrangement: solo }] };
    list.follow(2);
    await vi.waitFor(() => expect(names()).toEqual(['Mine', 'Theirs']));
    add('Mine too', solo);
    await saved();
    expect(stored.items.map(({ name }) => name)).toEqual(['Mine', 'Theirs', 'Mine too']);
    expect(problems).toEqual([]);
    reads.mockRestore();
  });

  it('tell which one the picture is arranged by', () => {
    const scenes = [{ id: 'a', name: 'Solo', arrangement: solo }];
    expect(findCurrent(scenes, { ...defaultScene, layout: 'solo' })?.id).toBe('a');
    expect(findCurrent(scenes, { ...defaultScene, layout: 'solo', cue: { serial: 3, transition: 'cut' } })?.id).toBe('a');
    expect(findCurrent(scenes, defaultScene)).toBeUndefined();
    expect(findCurrent(scenes, { ...defaultScene, layout: 'solo', ticker: { id: 't', text: 'News' } })?.id).toBe('a');
    const { layout, spotlight, inset, fits, showNameTags } = solo;
    const early = [{ id: 'b', name: 'Of an earlier version', arrangement: { layout, spotlight, inset, fits, showNameTags } }];
    expect(findCurrent(early, { ...defaultScene, layout: 'solo', overlay: { url: '/o' } })?.id).toBe('b');
  });
});
