import { emptyContent, type BroadcastContent, type BroadcastQuestion } from '../../domain/broadcast/content.ts';
import type { Translate } from '../../locales/translate.ts';
import type { TemplateView } from '../contract/broadcast-templates.ts';
import { contentView } from './views.ts';

/** Texts to begin with that the product brings along, in the caller's language. */
export function builtInTemplates(t: Translate): readonly TemplateView[] {
  return [
    template('before-meeting', t('template.before-meeting.name'), t('template.before-meeting.title'), t('template.before-meeting.text'), { kind: 'text', label: t('template.before-meeting.label') }),
    template('how-is-it', t('template.how-is-it.name'), t('template.how-is-it.title'), t('template.how-is-it.text'), {
      kind: 'scale', label: t('template.how-is-it.label'), low: t('template.how-is-it.low'), high: t('template.how-is-it.high'),
    }),
    template('theme', t('template.theme.name'), t('template.theme.title'), t('template.theme.text'), {
      kind: 'one', label: t('template.theme.label'), options: [t('template.theme.time'), t('template.theme.colleagues'), t('template.theme.effect')],
    }),
    template('after-meeting', t('template.after-meeting.name'), t('template.after-meeting.title'), t('template.after-meeting.text'), { kind: 'text', label: t('template.after-meeting.label') }),
    template('practical', t('template.practical.name'), t('template.practical.title'), t('template.practical.text'), undefined),
  ];
}

function template(id: string, name: string, title: string, text: string, question: BroadcastQuestion | undefined): TemplateView {
  const content: BroadcastContent = { ...emptyContent({ kind: 'teams', teams: [] }), title, text, ...(question ? { question } : {}) };
  return { id, name, builtIn: true, content: contentView(content) };
}
