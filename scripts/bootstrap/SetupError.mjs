/** Something the operator can mend. `message` is one sentence that says what to do; it is shown without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {{ details?: string, exitCode?: number, cause?: unknown }} [options] `details`: lines shown below the sentence,
   *   such as the end of a failed tool's output.
   */
  constructor(message, { details = '', exitCode = 1, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SetupError';
    this.details = details;
    this.exitCode = exitCode;
  }
}
