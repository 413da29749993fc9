import { myQuestions } from '../../usecases/broadcasts/my-questions.ts';
import type { MyQuestionsView } from '../contract/my-questions.ts';
import type { Endpoint } from '../endpoint.ts';

/** The questions that facilitators have asked the caller. */
export const myQuestionsEndpoint: Endpoint = {
  method: 'get',
  path: '/me/questions',
  async answer({ world, person }): Promise<MyQuestionsView> {
    const questions = await myQuestions(world, person.value);
    return {
      questions: questions.map(({ broadcast, cohortName, isOpen, answered, readable }) => ({
        campaignId: broadcast.campaignId,
        cohort: { id: broadcast.cohortId, name: cohortName },
        id: broadcast.id,
        title: broadcast.content.title,
        deadlineAt: broadcast.deadlineAt,
        open: isOpen,
        answered,
        readable,
      })),
    };
  },
};
