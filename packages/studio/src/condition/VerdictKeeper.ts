import { compareVerdicts, type NetworkJudgement } from './judgeNetwork.ts';

/** Judgements in a row before another one is told: bad news sooner than good. */
const worseCount = 2;
const otherCount = 4;

/** Keeps a judgement until a different one has lasted, so that words do not flicker at a limit. */
export class VerdictKeeper {
  #told: NetworkJudgement | null = null;
  #next: { judgement: NetworkJudgement; count: number } | undefined;

  update(judgement: NetworkJudgement | null): NetworkJudgement | null {
    if (judgement === null || this.#told === null) return this.#tell(judgement);
    if (isSame(judgement, this.#told)) {
      this.#next = undefined;
      return this.#told;
    }
    const count = this.#next && isSame(this.#next.judgement, judgement) ? this.#next.count + 1 : 1;
    this.#next = { judgement, count };
    const isWorse = compareVerdicts(judgement.verdict, this.#told.verdict) > 0;
    return count >= (isWorse ? worseCount : otherCount) ? this.#tell(judgement) : this.#told;
  }

  #tell(judgement: NetworkJudgement | null): NetworkJudgement | null {
    this.#told = judgement;
    this.#next = undefined;
    return judgement;
  }
}

const isSame = (one: NetworkJudgement, other: NetworkJudgement): boolean => one.verdict === other.verdict && one.cause === other.cause;
