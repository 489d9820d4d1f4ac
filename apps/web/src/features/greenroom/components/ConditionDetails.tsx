import type { PeerCondition } from '@footlight/contracts';
import { adviseOnCondition, listConditionFacts, type Reader } from '../model/describeCondition.ts';

interface ConditionDetailsProps {
  condition: PeerCondition;
  reader: Reader;
  /** Shows the figures only when asked. */
  folded?: boolean;
}

/** What is the matter, what would help, and the figures behind it. */
export function ConditionDetails({ condition, reader, folded = false }: ConditionDetailsProps) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1.5 text-sm text-pretty">
        {adviseOnCondition(condition, reader).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {folded ? (
        <details className="text-[0.8125rem]">
          <summary className="text-muted">Figures</summary>
          <div className="pt-2">
            <Figures condition={condition} />
          </div>
        </details>
      ) : (
        <Figures condition={condition} />
      )}
    </div>
  );
}

function Figures({ condition }: { condition: PeerCondition }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[0.8125rem]">
      {listConditionFacts(condition).map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-faint">{label}</dt>
          <dd className="tabular text-right text-muted">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
