// What the operating system says went wrong. Its words differ by platform and language; its codes do not.

/** The code of a fault of the system, as `ENOENT`; null where what was thrown has none. */
export function systemCode(cause: unknown): string | null {
  // Not by class: what Node throws may come from another realm than this code runs in.
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}
