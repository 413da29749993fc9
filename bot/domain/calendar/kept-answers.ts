import { LRUCache } from 'lru-cache';
import type { WorkCalendar } from './work-calendar.ts';

const MOST_KEPT = 4_000;

/**
 * Keeps what follows from a calendar and a question's text alone: a school's people ask the same few things, and Temporal
 * takes long to answer. A calendar that is forgotten takes its answers along.
 */
export function keptAnswers<Answer>(): (calendar: WorkCalendar, question: string, answer: () => Answer) => Answer {
  const byCalendar = new WeakMap<WorkCalendar, LRUCache<string, { readonly answer: Answer }>>();
  return (calendar, question, answer) => {
    let kept = byCalendar.get(calendar);
    if (!kept) {
      kept = new LRUCache({ max: MOST_KEPT });
      byCalendar.set(calendar, kept);
    }
    let known = kept.get(question);
    if (!known) {
      known = { answer: answer() };
      kept.set(question, known);
    }
    return known.answer;
  };
}
