/** Everything but line breaks and tabs. */
const control = /(?![\n\t])\p{Cc}/gu;

/** Without the control characters that no person types, and that neither a page nor PostgreSQL takes. */
export const toPlainText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(control, '');

export const isPlainText = (text: string): boolean => text.search(control) === -1;
