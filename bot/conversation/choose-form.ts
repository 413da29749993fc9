import type { AreaOption, ChooseDraft, ChooseForm } from '../cards/choose-card.ts';
import type { Problem } from '../cards/problem.ts';
import type { Area, Programme } from '../catalogue/catalogue.ts';
import type { ChoiceDraft, ChoiceStep } from '../domain/trial/choice.ts';
import type { Form } from './form.ts';
import type { Wording } from '../locales/wording.ts';

/** Draws a step from the draft that travels in the card; ids that the catalogue does not know are left out. */
export function chooseForm(wording: Wording, programme: Programme, step: ChoiceStep, draft: ChooseDraft, problem?: Problem): ChooseForm {
  const area = programme.areas.find(({ id }) => id === draft.areaId);
  const offered = step === 'actions' ? area?.actions : area?.actions.filter(({ id }) => draft.actionIds.includes(id));
  return {
    step,
    draft,
    areas: programme.areas.map((each) => areaOption(wording, each)),
    ...(area ? { area: areaDescription(wording, area) } : {}),
    actions: (offered ?? []).map(({ id, latest }) => {
      const { name, tryThis } = wording.catalogue.actionText(id, latest, wording.language);
      return { id, name, tryThis };
    }),
    ...(problem ? { problem } : {}),
  };
}

/** The draft as it travels in a card, unchecked: every use of it is checked again. */
export function travellingDraft(form: Form): ChooseDraft {
  return {
    seen: form.raw('seen'),
    wanted: form.raw('wanted'),
    areaId: form.raw('areaId'),
    actionIds: form.list('actionIds').filter((id) => typeof id === 'string'),
    focus: form.raw('focus'),
    when: form.raw('when'),
    where: form.raw('where'),
    withWhom: form.raw('withWhom'),
    visibility: form.raw('visibility'),
    retire: form.raw('retire'),
    reason: form.raw('reason'),
  };
}

/** The inputs of one step laid over the draft, as typed: what a step shows when it comes back. */
export function draftAsTyped(step: ChoiceStep, draft: ChooseDraft, form: Form): ChooseDraft {
  switch (step) {
    case 'present-state':
      return { ...draft, seen: form.raw('seen'), wanted: form.raw('wanted') };
    case 'area':
      return { ...draft, areaId: form.raw('areaId') || draft.areaId };
    case 'actions':
      return { ...draft, actionIds: form.raw('actionIds').split(',').filter((id) => id !== '') };
    case 'focus':
      return { ...draft, focus: form.raw('focus') || draft.focus, when: form.raw('when'), where: form.raw('where'), withWhom: form.raw('withWhom') };
    case 'readers':
      return { ...draft, visibility: form.raw('visibility') || draft.visibility };
  }
}

export function emptyDraft(visibility: string): ChooseDraft {
  return { seen: '', wanted: '', areaId: '', actionIds: [], focus: '', when: '', where: '', withWhom: '', visibility, retire: '', reason: '' };
}

export function fromStored(stored: ChoiceDraft, visibility: string): ChooseDraft {
  return {
    ...emptyDraft(stored.visibility ?? visibility),
    seen: stored.seen,
    wanted: stored.wanted,
    areaId: stored.areaId ?? '',
    actionIds: stored.actionIds,
    focus: stored.focus ?? '',
    when: stored.when,
    where: stored.where,
    withWhom: stored.withWhom,
    retire: stored.retire ?? '',
    reason: stored.reason ?? '',
  };
}

export function areaTime({ t }: Wording, area: Area): string {
  if (area.state === 'under-development') return '';
  const { from, to } = area.months;
  return from === to ? t('choose.area.months-exact', { from }) : t('choose.area.months', { from, to });
}

function areaOption(wording: Wording, area: Area): AreaOption {
  const { name } = wording.catalogue.areaText(area.id, wording.language);
  return { id: area.id, name, time: areaTime(wording, area), underDevelopment: area.state === 'under-development' };
}

function areaDescription(wording: Wording, area: Area): NonNullable<ChooseForm['area']> {
  const { name, purpose } = wording.catalogue.areaText(area.id, wording.language);
  return { name, purpose, time: areaTime(wording, area), effects: area.effects.map((id) => wording.catalogue.effectText(id, wording.language)) };
}
