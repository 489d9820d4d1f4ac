import type { PersonBackground } from '@footlight/studio';

export const backgroundIds = ['none', 'slightBlur', 'strongBlur', 'dusk', 'shelves', 'paper', 'own'] as const;
export type BackgroundId = (typeof backgroundIds)[number];

export const backgroundNames: Record<BackgroundId, string> = {
  none: 'As it is',
  slightBlur: 'Slight blur',
  strongBlur: 'Strong blur',
  dusk: 'Hills at dusk',
  shelves: 'Bookshelves',
  paper: 'Light wall',
  own: 'Your picture',
};

/** @param ownPicture what `own` shows; without one there is no such background. */
export function backgroundOf(id: BackgroundId, ownPicture: Blob | undefined): PersonBackground {
  switch (id) {
    case 'none':
      return { kind: 'none' };
    case 'slightBlur':
      return { kind: 'blur', strength: 'slight' };
    case 'strongBlur':
      return { kind: 'blur', strength: 'strong' };
    case 'own':
      return ownPicture ? { kind: 'picture', picture: ownPicture } : { kind: 'none' };
    default:
      return { kind: 'drawing', drawing: id };
  }
}

export function backgroundIdOf(background: PersonBackground): BackgroundId {
  switch (background.kind) {
    case 'none':
      return 'none';
    case 'blur':
      return background.strength === 'slight' ? 'slightBlur' : 'strongBlur';
    case 'drawing':
      return background.drawing;
    case 'picture':
      return 'own';
  }
}
