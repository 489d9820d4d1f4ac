'use client';

import { teleprompterSpeed } from '@footlight/contracts';
import clsx from 'clsx';
import { AArrowDown, AArrowUp, ArrowUpToLine, FastForward, Pause, Play, Rewind, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button, IconButton } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';
import { useNotes } from './NotesContext.tsx';
import { splitParagraphs } from './prompterScale.ts';
import { readingLine, usePrompterScroll } from './usePrompterScroll.ts';

/** Pixels. */
const fontSizes = { min: 20, max: 64, step: 4, initial: 32 } as const;
/** Of the letters' size. */
const lineHeight = 1.35;
const speedStep = 2;
/** Of English, its space included; for telling a speed in words. */
const charactersPerWord = 6;

const clamp = (value: number, { min, max }: { min: number; max: number }): number => Math.min(max, Math.max(min, value));

/** The notes in large letters, at the top of the page and so close to the camera. All who run the show see the same line. */
export function Teleprompter({ className }: { className?: string }) {
  const { notes, teleprompter, isPrompterOpen, setPrompterOpen, toggle } = useNotes();
  const { text } = useStore(notes.state);
  const [fontSize, setFontSize] = useState<number>(fontSizes.initial);
  if (!isPrompterOpen) return null;
  const resize = (by: number) => setFontSize((size) => clamp(size + by, fontSizes));
  return (
    <section aria-label="Teleprompter" className={clsx('flex flex-col overflow-hidden rounded-lg border border-line bg-black', className)}>
      <PrompterText key={text === null ? 'none' : 'text'} text={text ?? ''} fontSize={fontSize} />
      <div
        role="toolbar"
        aria-label="Teleprompter"
        className="flex shrink-0 flex-wrap items-center gap-1 border-t border-line bg-surface p-1.5"
      >
        <RunButton onPress={toggle} />
        <IconButton
          label="Back to the top"
          icon={<ArrowUpToLine size={16} />}
          size="small"
          onClick={() => teleprompter.change({ position: 0 })}
        />
        <SpeedControls />
        <IconButton
          label="Smaller letters"
          icon={<AArrowDown size={17} />}
          size="small"
          disabled={fontSize <= fontSizes.min}
          onClick={() => resize(-fontSizes.step)}
        />
        <IconButton
          label="Larger letters"
          icon={<AArrowUp size={17} />}
          size="small"
          disabled={fontSize >= fontSizes.max}
          onClick={() => resize(fontSizes.step)}
        />
        <IconButton
          label="Close the teleprompter"
          icon={<X size={17} />}
          size="small"
          className="ml-auto"
          onClick={() => setPrompterOpen(false)}
        />
      </div>
    </section>
  );
}

function PrompterText({ text, fontSize }: { text: string; fontSize: number }) {
  const { teleprompter } = useNotes();
  const view = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(() => splitParagraphs(text), [text]);
  usePrompterScroll({ view, teleprompter, textLength: text.length, fontSize });
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={view}
        role="document"
        aria-label="Text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="absolute inset-0 overflow-y-auto px-6 font-medium text-white focus-visible:outline-offset-[-2px] sm:px-10"
        style={{ fontSize, lineHeight }}
      >
        <div aria-hidden style={{ height: `${readingLine * 100}%` }} />
        {text === '' && <p className="text-base text-faint">Write what you want to read in Notes.</p>}
        {paragraphs.map(({ start, text: line }) => (
          <p key={start} data-start={start} data-length={line.length + 1} className="min-h-[0.7em] break-words">
            {line}
          </p>
        ))}
        <div aria-hidden style={{ height: `${(1 - readingLine) * 100}%` }} />
      </div>
      <span
        aria-hidden
        className="pointer-events-none absolute left-1.5 -mt-2 h-0 w-0 border-y-8 border-l-12 border-y-transparent border-l-accent"
        style={{ top: `calc(${readingLine * 100}% + ${(fontSize * lineHeight) / 2}px)` }}
      />
    </div>
  );
}

function RunButton({ onPress }: { onPress: () => void }) {
  const { teleprompter } = useNotes();
  const { running } = useStore(teleprompter.state);
  return (
    <Button
      size="small"
      variant={running ? 'secondary' : 'primary'}
      icon={running ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
      aria-keyshortcuts="T"
      onClick={onPress}
    >
      {running ? 'Stop' : 'Start'}
    </Button>
  );
}

function SpeedControls() {
  const { teleprompter } = useNotes();
  const { speed } = useStore(teleprompter.state);
  const change = (by: number) => teleprompter.change({ speed: clamp(speed + by, teleprompterSpeed) });
  return (
    <>
      <IconButton
        label="Slower"
        icon={<Rewind size={16} />}
        size="small"
        disabled={speed <= teleprompterSpeed.min}
        onClick={() => change(-speedStep)}
      />
      <span className="tabular hidden text-xs text-faint sm:inline">{Math.round((speed * 60) / charactersPerWord)} words a minute</span>
      <IconButton
        label="Faster"
        icon={<FastForward size={16} />}
        size="small"
        disabled={speed >= teleprompterSpeed.max}
        onClick={() => change(speedStep)}
      />
    </>
  );
}
