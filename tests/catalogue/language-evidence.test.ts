import assert from 'node:assert/strict';
import { loadCatalogue } from '../../bot/catalogue/load.ts';
import { foreignLanguage } from '../../bot/catalogue/language-evidence.ts';
import { LANGUAGES, type Language } from '../../bot/domain/language.ts';

describe('telling the languages apart', () => {
  // One thought in three languages, none of it from the catalogue.
  const sentences: Readonly<Record<Language, readonly string[]>> = {
    sv: [
      'Vi ses på tisdag och då berättar jag hur det gick.',
      'Har du hunnit läsa det som kom i går?',
      'Ta med en fråga till mötet.',
    ],
    nb: [
      'Vi ses på tirsdag, og da forteller jeg hvordan det gikk.',
      'Har du rukket å lese det som kom i går?',
      'Ta med et spørsmål til møtet.',
    ],
    en: [
      'See you on Tuesday, when I will tell you how it went.',
      'Have you had time to read what came yesterday?',
      'Bring a question to the meeting.',
    ],
  };

  for (const own of LANGUAGES) {
    for (const other of LANGUAGES.filter((language) => language !== own)) {
      it(`sees a sentence in ${other} among texts in ${own}`, () => {
        for (const sentence of sentences[other]) assert.equal(foreignLanguage(sentence, own), other, sentence);
      });
    }

    it(`lets sentences in ${own} stand in their own file`, () => {
      for (const sentence of sentences[own]) assert.equal(foreignLanguage(sentence, own), undefined, sentence);
    });
  }

  it('says nothing of a text that could be in any of them', () => {
    for (const text of ['Feedback', 'Mentor, 2026', 'SFO / PPT', '–']) {
      for (const own of LANGUAGES) assert.equal(foreignLanguage(text, own), undefined, text);
    }
  });

  it('lets a borrowed phrase stand in a sentence', () => {
    const sentence = 'Prova metoden think with others på nästa möte och berätta hur det gick.';
    assert.equal(foreignLanguage(sentence, 'sv'), undefined);
  });

  it('would see each sentence of the catalogue if it stood in the file of another language', () => {
    const unseen = LANGUAGES.flatMap((language) =>
      sentencesOfCatalogue(language).flatMap((sentence) =>
        LANGUAGES.filter((own) => own !== language && foreignLanguage(sentence, own) === undefined).map(
          (own) => `${own}: ${sentence}`,
        ),
      ),
    );
    assert.deepEqual(unseen, []);
  });
});

function sentencesOfCatalogue(language: Language): string[] {
  const catalogue = loadCatalogue({ folders: [] });
  return catalogue.programmes.flatMap(({ areas }) =>
    areas.flatMap((area) => [
      catalogue.areaText(area.id, language).purpose,
      ...area.actions.flatMap(({ id }) => {
        const { tryThis, questions } = catalogue.actionText(id, 1, language);
        return [tryThis, ...questions];
      }),
    ]),
  );
}
