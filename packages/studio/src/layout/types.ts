import type { Fit, Inset, LayoutId, SourceId } from '@footlight/contracts';

/** Something that can be put on the canvas. */
export interface LayoutSource {
  sourceId: SourceId;
  kind: 'camera' | 'screen';
  /** The person's name, as the name tag shows it. */
  name: string;
}

/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Pixels from the top left corner of the frame; all four are even, as 4:2:0 pictures want. */
export interface Rect extends Size {
  x: number;
  y: number;
}

/** A slot of the frame and what is in it. Later items are drawn over earlier ones. */
export interface DrawItem extends Rect {
  sourceId: SourceId;
  fit: Fit;
  /** Null when none is to be drawn. */
  nameTag: string | null;
}

export interface LayoutRequest {
  layout: LayoutId;
  sources: readonly LayoutSource[];
  /** Slots in order of preference; a source that is not named comes last. */
  order: readonly SourceId[];
  /** 16:9, or 9:16: layouts turn with the frame. */
  size: Size;
  showNameTags?: boolean;
  /** Takes the first slot, whatever the order. */
  spotlight?: SourceId | null;
  inset?: Inset;
  /** How a source is shown, against the layout's own way. */
  fits?: Readonly<Partial<Record<SourceId, Fit>>>;
}
