import type { TeleprompterCopy } from '@footlight/studio';
import { type RefObject, useEffect } from 'react';
import { characterAt, type PrompterBlock, pixelOf } from './prompterScale.ts';

/** How long after a hand's last move its scrolling counts as that of the hand. */
const handsOnMs = 400;

/** How far down the reading line is, as a share of the view's height. */
export const readingLine = 0.35;

/** The paragraphs as they stand on this screen, from the top of what scrolls. */
function measure(view: HTMLElement): PrompterBlock[] {
  const elements = [...view.querySelectorAll<HTMLElement>('[data-start]')];
  const first = elements[0]?.offsetTop ?? 0;
  return elements.map((element, index) => {
    const next = elements[index + 1];
    return {
      start: Number(element.dataset.start),
      length: Number(element.dataset.length),
      top: element.offsetTop - first,
      height: next ? next.offsetTop - element.offsetTop : element.offsetHeight,
    };
  });
}

interface PrompterScrollOptions {
  view: RefObject<HTMLElement | null>;
  teleprompter: TeleprompterCopy;
  /** In characters. */
  textLength: number;
  /** Pixels; another size breaks the lines elsewhere. */
  fontSize: number;
}

/** Scrolls the view to where the teleprompter stands, and tells where a hand, wheel or key has scrolled it. */
export function usePrompterScroll({ view, teleprompter, textLength, fontSize }: PrompterScrollOptions): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text or size stands elsewhere on the screen
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    let frame = 0;
    let handsOnUntil = 0;
    const place = () => {
      if (performance.now() > handsOnUntil) element.scrollTop = pixelOf(measure(element), teleprompter.read().position);
    };
    const tick = () => {
      const { running, position } = teleprompter.read();
      frame = 0;
      place();
      if (!running) return;
      if (position < textLength) frame = requestAnimationFrame(tick);
      else teleprompter.change({ running: false, position: textLength });
    };
    const wake = () => {
      if (frame === 0) frame = requestAnimationFrame(tick);
    };
    const handOn = () => {
      handsOnUntil = performance.now() + handsOnMs;
    };
    const scrolled = () => {
      if (performance.now() > handsOnUntil) return;
      handOn();
      teleprompter.change({ position: Math.min(textLength, characterAt(measure(element), element.scrollTop)) });
    };
    const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
    for (const hand of hands) element.addEventListener(hand, handOn, { passive: true });
    element.addEventListener('scroll', scrolled, { passive: true });
    const resizes = new ResizeObserver(wake);
    resizes.observe(element);
    const stop = teleprompter.state.subscribe(wake);
    wake();
    return () => {
      cancelAnimationFrame(frame);
      stop();
      resizes.disconnect();
      for (const hand of hands) element.removeEventListener(hand, handOn);
      element.removeEventListener('scroll', scrolled);
    };
  }, [view, teleprompter, textLength, fontSize]);
}
