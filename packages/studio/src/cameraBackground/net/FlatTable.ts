/**
 * One table of a FlatBuffer, read where it lies. Fields are numbered as in the schema; one that is absent has its default.
 * Format: https://flatbuffers.dev/internals/
 */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  static rootOf(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  int(field: number, absent = 0): number {
    const at = this.#find(field);
    return at === undefined ? absent : this.#view.getInt32(at, true);
  }

  byte(field: number, absent = 0): number {
    const at = this.#find(field);
    return at === undefined ? absent : this.#view.getInt8(at);
  }

  table(field: number): FlatTable | undefined {
    const at = this.#find(field);
    return at === undefined ? undefined : new FlatTable(this.#view, this.#follow(at));
  }

  tables(field: number): FlatTable[] {
    return this.#places(field).map((at) => new FlatTable(this.#view, this.#follow(at)));
  }

  ints(field: number): number[] {
    return this.#places(field).map((at) => this.#view.getInt32(at, true));
  }

  bytes(field: number): Uint8Array {
    const at = this.#find(field);
    if (at === undefined) return new Uint8Array();
    const vector = this.#follow(at);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + vector + 4, this.#view.getUint32(vector, true));
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  /** Where the elements of a vector lie; each has 4 bytes. */
  #places(field: number): number[] {
    const at = this.#find(field);
    if (at === undefined) return [];
    const vector = this.#follow(at);
    return Array.from({ length: this.#view.getUint32(vector, true) }, (_, index) => vector + 4 + 4 * index);
  }

  #follow(at: number): number {
    return at + this.#view.getUint32(at, true);
  }

  #find(field: number): number | undefined {
    const fields = this.#at - this.#view.getInt32(this.#at, true);
    const entry = 4 + 2 * field;
    if (entry >= this.#view.getUint16(fields, true)) return undefined;
    const offset = this.#view.getUint16(fields + entry, true);
    return offset === 0 ? undefined : this.#at + offset;
  }
}
