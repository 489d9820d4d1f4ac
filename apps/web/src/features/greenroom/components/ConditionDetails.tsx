import type { PeerCondition } from '@footlight/contracts';
import { adviseOnCondition, listConditionFacts, type Reader } from '../model/describeCondition.ts';

/** What is the matter, what would help, and the figures behind it. */
export function ConditionDetails({ condition, reader }: { condition: PeerCondition; reader: Reader }) {
  const facts = listConditionFacts(condition);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1.5 text-sm text-pretty">
        {adviseOnCondition(condition, reader).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {facts.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[0.8125rem]">
          {facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-faint">{label}</dt>
              <dd className="tabular text-right text-muted">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
