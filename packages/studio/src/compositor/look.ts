/** Colours of the Program's own drawing. They are burnt into the picture, so they do not follow the page's theme. */
export const colours = {
  background: '#0e0f13',
  letterbox: '#000000',
  card: '#1a1c23',
  tag: 'rgba(10, 11, 15, 0.78)',
  accent: '#f5b942',
  text: '#ffffff',
} as const;

export const fontFamily = '"Inter Variable", Inter, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** Disc colours of name cards, all dark enough for white letters. */
const discColours = ['#a23b4f', '#9a5a1e', '#6d6a1f', '#2f7a4b', '#1f7480', '#3461a8', '#5b4bb0', '#8b3f93'] as const;

/** The same name has the same colour in every frame and every browser. */
export function discColourOf(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_536;
  return discColours[hash % discColours.length] ?? discColours[0];
}
