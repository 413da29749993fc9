import type { AreaOption, ChooseDraft, ChooseForm } from '../cards/choose-card.ts';
import { MOST_PRESENT_STATE } from '../cards/choose-card.ts';
import type { Problem } from '../cards/problem.ts';
import type { Area, Programme } from '../catalogue/catalogue.ts';
import type { ChoiceDraft, ChoiceStep } from '../domain/trial/choice.ts';
import { typedCircumstances } from './circumstances.ts';
import type { Form } from './form.ts';
import type { Wording } from '../locales/wording.ts';

/** Draws a step from a draft; ids that the catalogue does not know are left out, and where an area offers nothing it is chosen again. */
export function chooseForm(wording: Wording, programme: Programme, asked: ChoiceStep, draft: ChooseDraft, problem?: Problem): ChooseForm {
  const area = programme.areas.find(({ id }) => id === draft.areaId);
  const step = asked === 'actions' && !area?.actions.length ? 'area' : asked;
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

/** A draft with what was picked as the card says it, unchecked: every use of it is checked again. */
export function withCarried(draft: ChooseDraft, form: Form): ChooseDraft {
  return {
    ...draft,
    areaId: short(form.raw('areaId')),
    actionIds: form.list('actionIds').filter((id) => typeof id === 'string').map(short).slice(0, MOST_CARRIED_ACTIONS),
    focus: short(form.raw('focus')),
    visibility: short(form.raw('visibility')) || draft.visibility,
  };
}

/** Longer than any id of a catalogue: what is longer is none, and would only fill the card. */
const MOST_ID = 80;
/** More than may be chosen, so that choosing too many is told and not mended in silence. */
const MOST_CARRIED_ACTIONS = 20;

function short(id: string): string {
  return id.slice(0, MOST_ID);
}

/** The inputs of one step laid over the draft, as typed: what a step shows when it comes back. */
export function draftAsTyped(step: ChoiceStep, draft: ChooseDraft, form: Form): ChooseDraft {
  switch (step) {
    case 'present-state':
      return { ...draft, seen: form.echo('seen', MOST_PRESENT_STATE), wanted: form.echo('wanted', MOST_PRESENT_STATE) };
    case 'area':
      return withArea(draft, short(form.raw('areaId')) || draft.areaId);
    case 'actions':
      return { ...draft, actionIds: form.raw('actionIds').split(',').filter((id) => id !== '').map(short).slice(0, MOST_CARRIED_ACTIONS) };
    case 'focus':
      return {
        ...draft,
        focus: short(form.raw('focus')) || draft.focus,
        ...typedCircumstances(form),
      };
    case 'readers':
      return { ...draft, visibility: short(form.raw('visibility')) || draft.visibility };
  }
}

/** Actions are of one area, so those of another fall away with it. */
function withArea(draft: ChooseDraft, areaId: string): ChooseDraft {
  return areaId === draft.areaId ? draft : { ...draft, areaId, actionIds: [], focus: '' };
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
