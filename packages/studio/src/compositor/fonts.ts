import { fontFamilies, fontOf, renewFonts } from './look.ts';
import type { DrawPlan } from './types.ts';

/** One face of a font, as a style sheet declares it; its addresses are absolute. */
export interface FontSource {
  family: string;
  source: string;
  descriptors: FontFaceDescriptors;
}

const programFamilies: ReadonlySet<string> = new Set(Object.values(fontFamilies));

const unquote = (name: string): string => name.trim().replace(/^["']|["']$/g, '');

/** Faces of the Program's fonts that the page declares: a Worker has no style sheets and is told. */
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
    if (!programFamilies.has(family)) return [];
    const source = read('src').replace(
      /url\((["']?)([^"')]+)\1\)/g,
      (_whole, _quote, url: string) => `url("${new URL(url, baseUrl).href}")`,
    );
    const descriptors = { weight: read('font-weight'), style: read('font-style'), unicodeRange: read('unicode-range') };
    const stated = Object.fromEntries(Object.entries(descriptors).filter(([, value]) => value !== ''));
    return [{ family, source, descriptors: stated }];
  });
}

/** Every letter that the plan writes, once. */
const lettersOf = ({ items, graphics: { banner, ticker, countdown, comment } }: DrawPlan): string => {
  const texts = [
    ...items.map(({ name }) => name),
    ...[banner?.title, banner?.subtitle, ticker?.text, countdown?.label, comment?.author, comment?.text],
    '0123456789:…',
  ];
  return [...new Set(texts.flatMap((text) => [...(text ?? '')]))].sort().join('');
};

const weights = [500, 600, 700] as const;

/** The fonts of whoever draws: the page's own, or a Worker's, which is told where they are. */
export class ProgramFonts {
  readonly #fonts: FontFaceSet;
  #asked = '';
  #version = 0;

  constructor(fonts: FontFaceSet, sources: readonly FontSource[] = []) {
    this.#fonts = fonts;
    for (const { family, source, descriptors } of sources) fonts.add(new FontFace(family, source, descriptors));
  }

  /** Rises when letters have come that text drawn before does not have. */
  get version(): number {
    return this.#version;
  }

  /** Loads what the plan is written with. Until it is there, and when it cannot be loaded, the system's font stands in. */
  loadFor(plan: DrawPlan): void {
    const letters = lettersOf(plan);
    const asked = `${plan.look.font} ${letters}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    for (const weight of weights) void this.#load(fontOf(plan.look.font, weight, 20), letters);
  }

  async #load(font: string, letters: string): Promise<void> {
    if (this.#fonts.check(font, letters)) return;
    const loaded = await this.#fonts.load(font, letters).catch(() => []);
    if (loaded.length === 0) return;
    renewFonts();
    this.#version += 1;
  }
}
