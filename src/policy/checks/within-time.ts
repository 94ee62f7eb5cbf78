// A time limit for what runs without a break: a timer would not fire before it ends.

import vm from 'node:vm';

const script = new vm.Script('work()');
const box: { work: (() => unknown) | null } = { work: null };
let context: vm.Context | null = null;

/** What a function returns; or why it returned nothing: when its time is up V8 stops it, whatever it does, and none of its handlers runs. */
export function withinTime(work: () => unknown, ms: number): { readonly value: unknown; readonly fault: string | null } {
  context ??= vm.createContext(box);
  box.work = work;
  try {
    const value: unknown = script.runInContext(context, { timeout: ms });
    return { value, fault: null };
  } catch (cause) {
    // Of the realm of the context, so no instance of our Error.
    const isLate = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return { value: null, fault: isLate ? `it takes longer than ${ms} milliseconds on this document.` : 'the evaluator failed.' };
  } finally {
    box.work = null;
  }
}
