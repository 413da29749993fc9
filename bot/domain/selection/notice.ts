import type { Person } from '../person/person.ts';

/** What a person is to be told of their registered interest: once, in chat. */
export type Notice =
  | { readonly kind: 'accepted'; readonly id: string; readonly at: string; readonly cohort: string; readonly team: string }
  /** `message` as it was written; '' where nothing was. */
  | { readonly kind: 'declined'; readonly id: string; readonly at: string; readonly message: string };

/** More than anybody applies in the time in which one is told. */
const MOST_NOTICES = 3;

/** The person with something to be told; the same person when they have it already. */
export function withNotice(person: Person, notice: Notice): Person {
  const notices = person.notices ?? [];
  if (notices.some(({ id }) => id === notice.id)) return person;
  return { ...person, notices: [...notices, notice].slice(-MOST_NOTICES) };
}
