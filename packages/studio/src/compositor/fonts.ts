import { fontFamily } from './look.ts';
import type { DrawPlan } from './types.ts';

/** One face of a font, as a style sheet declares it; its addresses are absolute. */
export interface FontSource {
  family: string;
  source: string;
  descriptors: FontFaceDescriptors;
}

/** The family that the Program's text is drawn in. */
const programFamily = /^"([^"]+)"/.exec(fontFamily)?.[1] ?? '';

const unquote = (name: string): string => name.trim().replace(/^["']|["']$/g, '');

/** Faces of the Program's font that the page declares: a Worker has no style sheets and is told. */
export function listFontSources(sheets: Iterable<CSSStyleSheet> = document.styleSheets): FontSource[] {
  return [...sheets].flatMap((sheet) => collectFaces(readRules(sheet), sheet.href ?? document.baseURI));
}

/** Another origin's sheet does not show its rules. */
function readRules(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

function collectFaces(rules: Iterable<CSSRule>, baseUrl: string): FontSource[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSGroupingRule) return collectFaces(rule.cssRules, baseUrl);
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const read = (name: string) => rule.style.getPropertyValue(name);
    const family = unquote(read('font-family'));
    if (family !== programFamily) return [];
    const source = read('src').replace(
      /url\((["']?)([^"')]+)\1\)/g,
      (_whole, _quote, url: string) => `url("${new URL(url, baseUrl).href}")`,
    );
    const descriptors = { weight: read('font-weight'), style: read('font-style'), unicodeRange: read('unicode-range') };
    const stated = Object.fromEntries(Object.entries(descriptors).filter(([, value]) => value !== ''));
    return [{ family, source, descriptors: stated }];
  });
}

/** The fonts of whoever draws: the page's own, or a Worker's, which is told where they are. */
export class ProgramFonts {
  readonly #fonts: FontFaceSet;
  #letters: string | undefined;

  constructor(fonts: FontFaceSet, sources: readonly FontSource[] = []) {
    this.#fonts = fonts;
    for (const { family, source, descriptors } of sources) fonts.add(new FontFace(family, source, descriptors));
  }

  /** Loads what the plan's names are written with. Until it is there, and when it cannot be loaded, the system's font stands in. */
  loadFor({ items }: DrawPlan): void {
    const letters = [...new Set(items.flatMap(({ name }) => [...name]))].sort().join('');
    if (letters === this.#letters) return;
    this.#letters = letters;
    for (const weight of [500, 600]) this.#fonts.load(`${weight} 20px ${fontFamily}`, letters || ' ').catch(() => undefined);
  }
}
