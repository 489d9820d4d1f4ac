import clsx from 'clsx';

const steps = ['Account', 'Destination', 'First show'];

/** Where in the set-up one is. @param current from 1. */
export function SetupSteps({ current, title, text }: { current: number; title: string; text: string }) {
  return (
    <div className="mb-8 text-center">
      <ol className="mb-6 flex justify-center gap-2" aria-label={`Step ${current} of ${steps.length}`}>
        {steps.map((step, index) => (
          <li key={step} aria-current={index + 1 === current ? 'step' : undefined} className="flex items-center">
            <span className="sr-only">{step}</span>
            <span
              className={clsx('h-1 w-12 rounded-full transition-colors', index < current ? 'bg-accent' : 'bg-line')}
              aria-hidden="true"
            />
          </li>
        ))}
      </ol>
      <h1 className="title-page">{title}</h1>
      <p className="mt-2 text-base text-balance text-muted">{text}</p>
    </div>
  );
}
