import { AppError, type ShowNotes } from '@footlight/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NotesDocument } from './NotesDocument.ts';

/** Web's side: one text with a version, which may be away, before or after it took a write. */
class StorageSimulator {
  notes: ShowNotes = { version: 0, text: '' };
  failing: 'no' | 'before' | 'after' | 'refuse' = 'no';
  writes = 0;

  async read(): Promise<ShowNotes> {
    if (this.failing === 'before') throw new AppError('internal');
    return this.notes;
  }

  async write({ version, text }: ShowNotes): Promise<ShowNotes> {
    this.writes += 1;
    if (this.failing === 'before') throw new AppError('internal');
    if (this.failing === 'refuse')
      throw new AppError('invalidInput', { problems: [{ path: 'text', message: 'At most 20000 characters.' }] });
    if (version !== this.notes.version) throw new AppError('changedElsewhere');
    this.notes = { version: version + 1, text };
    if (this.failing === 'after') throw new AppError('databaseUnavailable');
    return this.notes;
  }
}

let storage: StorageSimulator;
let saved: number[];
const open: NotesDocument[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  storage = new StorageSimulator();
  saved = [];
});
afterEach(() => {
  for (const notes of open.splice(0)) notes.close();
  vi.useRealTimers();
});

const pass = async (ms = 5000) => await vi.advanceTimersByTimeAsync(ms);
async function openNotes() {
  const notes = new NotesDocument({ storage, onSaved: (version) => saved.push(version), delayMs: 800, retryMs: 3000 });
  open.push(notes);
  notes.open();
  await pass(0);
  return notes;
}
const stateOf = (notes: NotesDocument) => notes.state.getSnapshot();

test('saves by itself when one pauses, the last text once', async () => {
  const notes = await openNotes();
  for (const text of ['W', 'We', 'Wel']) {
    notes.edit(text);
    await pass(300);
  }
  expect([storage.writes, stateOf(notes).saving]).toEqual([0, 'saving']);
  await pass(600);
  expect(storage.notes).toEqual({ version: 1, text: 'Wel' });
  expect([storage.writes, saved, stateOf(notes).saving]).toEqual([1, [1], 'saved']);
});

test('follows another host, unless one is writing', async () => {
  storage.notes = { version: 3, text: 'Old' };
  const notes = await openNotes();
  storage.notes = { version: 4, text: 'New' };
  await notes.follow(4);
  expect(stateOf(notes).text).toBe('New');
  notes.edit('Mine');
  storage.notes = { version: 5, text: 'Theirs' };
  await notes.follow(5);
  expect(stateOf(notes).text).toBe('Mine');
  await pass();
  expect(stateOf(notes)).toMatchObject({ text: 'Mine', saving: 'conflict' });
  expect(storage.notes.text).toBe('Theirs');
});

test('a conflict is the person’s to end, and nothing is written until then', async () => {
  const notes = await openNotes();
  storage.notes = { version: 1, text: 'Theirs' };
  notes.edit('Mine');
  await pass();
  notes.edit('Mine, and more');
  await pass();
  expect([stateOf(notes).saving, storage.notes.text]).toEqual(['conflict', 'Theirs']);
  notes.keepMine();
  await pass(0);
  expect(storage.notes).toEqual({ version: 2, text: 'Mine, and more' });

  storage.notes = { version: 3, text: 'Theirs again' };
  notes.edit('Mine once more');
  await pass();
  notes.takeTheirs();
  expect(stateOf(notes)).toEqual({ text: 'Theirs again', saving: 'saved', problem: null });
});

test('a server that is away is tried again, and the text stays', async () => {
  const notes = await openNotes();
  storage.failing = 'before';
  notes.edit('Hello');
  await pass(1000);
  expect(stateOf(notes)).toMatchObject({ text: 'Hello', saving: 'waiting' });
  storage.failing = 'no';
  await pass();
  expect([storage.notes.text, stateOf(notes).saving]).toEqual(['Hello', 'saved']);
});

test('a write whose answer was lost is not taken for somebody else’s', async () => {
  const notes = await openNotes();
  storage.failing = 'after';
  notes.edit('Hello');
  await pass(1000);
  storage.failing = 'no';
  notes.edit('Hello again');
  await pass(10_000);
  expect([storage.notes.text, stateOf(notes).saving]).toEqual(['Hello again', 'saved']);
});

test('a refusal says why and keeps the text', async () => {
  const notes = await openNotes();
  storage.failing = 'refuse';
  notes.edit('Far too long');
  await pass(1000);
  expect(stateOf(notes)).toEqual({ text: 'Far too long', saving: 'refused', problem: 'At most 20000 characters.' });
});

test('leaving saves what is not saved, and control characters never get in', async () => {
  const notes = await openNotes();
  notes.edit('Last words\u0000\r\n');
  notes.close();
  await pass(0);
  expect(storage.notes.text).toBe('Last words\n');
});
