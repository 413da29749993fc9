/** What `Field` of Fluent shows of a fault; nothing where there is none. */
export function validation(fault: string | undefined): { validationState: 'error'; validationMessage: string } | Record<string, never> {
  return fault === undefined ? {} : { validationState: 'error', validationMessage: fault };
}
