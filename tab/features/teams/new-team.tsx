import { NameForm } from '../../components/name-form.tsx';
import { useTexts } from '../../components/texts.ts';

export function NewTeam({ path, onMade }: { path: string; onMade: () => void }) {
  const { t } = useTexts();
  return <NameForm label={t('teams.new')} field={t('teams.name')} save={t('teams.create')} saved={t('teams.created')} name="" method="POST" path={path} onSaved={onMade} />;
}
