/**
 * What can stop the local run, one code a cause, so that the start script can say each in one plain sentence
 * and what to do about it.
 */
export const LOCAL_RUN_ERROR_CODES = [
  /** Details: port. */
  'port-taken',
  /** The system lets this user not listen there, as below 1024. Details: port. */
  'port-not-allowed',
  /** The saved tables cannot be read; they are left as they are. Details: file. */
  'data-corrupt',
  /** Another running copy holds the data. Details: folder, port (where that copy answers). */
  'data-in-use',
  /** Acknowledged rows could not be written to disk. Details: reason. */
  'data-not-saved',
  /** The people file of the Playground is refused. Details: file, reason. */
  'playground-config-invalid',
  /** The Playground could be reached from the network, so it was ended. Details: address, port. */
  'reachable-from-network',
  /** A child did not say that it is ready in time. Details: child, seconds. */
  'child-not-ready',
  /** A child ended by itself. Details: child, reason (exit code or signal, and its last words). */
  'child-failed',
] as const;
export type LocalRunErrorCode = (typeof LOCAL_RUN_ERROR_CODES)[number];

export class LocalRunError extends Error {
  override readonly name = 'LocalRunError';

  constructor(
    readonly code: LocalRunErrorCode,
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(details)}`, options);
  }
}
