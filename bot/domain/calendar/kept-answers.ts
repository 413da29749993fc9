import type { WorkCalendar } from './work-calendar.ts';

/** Of one calendar: years of days at a handful of times. Beyond it the keeping begins anew. */
const MOST_KEPT = 10_000;

/**
 * Keeps what follows from a calendar and a question's text alone: a school's people ask the same few things, and Temporal
 * takes long to answer. A calendar that is forgotten takes its answers along.
 */
export function keptAnswers<Answer>(): (calendar: WorkCalendar, question: string, answer: () => Answer) => Answer {
  const byCalendar = new WeakMap<WorkCalendar, Map<string, { readonly answer: Answer }>>();
  return (calendar, question, answer) => {
    const kept = keptOf(byCalendar, calendar);
    let known = kept.get(question);
    if (!known) {
      known = { answer: answer() };
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(question, known);
    }
    return known.answer;
  };
}

function keptOf<Answer>(byCalendar: WeakMap<WorkCalendar, Map<string, Answer>>, calendar: WorkCalendar): Map<string, Answer> {
  let kept = byCalendar.get(calendar);
  if (!kept) {
    kept = new Map();
    byCalendar.set(calendar, kept);
  }
  return kept;
}
